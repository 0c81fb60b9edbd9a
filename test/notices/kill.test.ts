import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { beginDigest } from '../../db/queries/digests.ts';
import { listNotices } from '../../db/queries/notices.ts';
import { startNotices } from '../../notices/start.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { House, QUICK } from '../support/house.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Three worker processes start one after another, on a machine that does other things. */
const PATIENCE = { timeout: 150_000, interval: 50 };
let house: House;
let mail: MailServer;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  house = await House.open();
  mail = await mailServer();
  await house.contact('office', { email: 'office@example.cn' });
  // The digest is not what is counted here.
  const now = new Date().toISOString();
  await beginDigest(house.client.db, dateOfInstant(now), now);
});

afterAll(async () => {
  for (const worker of workers) {
    if (worker.exitCode !== null || worker.signalCode !== null) continue;
    const gone = once(worker, 'exit');
    worker.kill('SIGTERM');
    await gone;
  }
  await house?.close();
  await mail?.close();
});

/** The product's own worker process, sending at any hour. */
function startWorker(env: Record<string, string> = {}): ChildProcess {
  const settings = {
    DATABASE_URL: house.url,
    REHEARSAL_DATABASE_URL: 'postgres://127.0.0.1:1/none',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TASK_QUEUE: 'notices-test',
    LOG_LEVEL: 'silent',
    SMTP_URL: mail.url,
    MAIL_FROM: 'xcb@example.cn',
    NOTICE_HOURS: 'always',
    NOTICE_RETRY_SECONDS: '1',
    NOTICE_EXPIRE_SECONDS: '5',
  };
  const worker = spawn('node', ['--import', 'tsx', 'worker.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  workers.push(worker);
  return worker;
}

const sent = () => house.deliveries({ state: 'sent' });
const notices = async () => (await listNotices(house.client.db, { limit: 500, offset: 0 })).items;

describe('a worker killed while it sends', () => {
  it('loses no notice and sends none twice', async () => {
    const units = Array.from({ length: 25 }, (_, i) => ({ unit: i % 2 === 0 ? 'aud' : 'fin' }));
    await house.fire(new Date().toISOString(), ...units);
    let begun = 0;
    let killed: Promise<unknown> | undefined;
    const first = startWorker();
    mail.before = async () => {
      begun += 1;
      if (begun <= 5) return;
      // Five are accepted and noted; then the process is gone in the middle of the others.
      killed ??= vi
        .waitFor(async () => expect((await sent()).length).toBe(5), PATIENCE)
        .then(() => {
          const gone = once(first, 'exit');
          first.kill('SIGKILL');
          return gone;
        });
      await killed;
      throw new Error('nobody is there any more');
    };
    await vi.waitFor(() => expect(killed).toBeDefined(), PATIENCE);
    await killed;
    expect(mail.mails).toHaveLength(5);
    mail.before = async () => undefined;
    startWorker();
    startWorker();
    await vi.waitFor(async () => expect(await sent()).toHaveLength(25), PATIENCE);
    expect(mail.mails).toHaveLength(25);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(25);
    expect((await notices()).every(({ status }) => status === 'sent')).toBe(true);
    expect((await sent()).some(({ attempts }) => attempts > 1)).toBe(true);
  }, 300_000);
});

describe('a database user that may not create a schema', () => {
  it('has notices in the inbox only, and says so', async () => {
    const own = await House.open();
    const admin = new pg.Client({ connectionString: own.url });
    await admin.connect();
    const role = `limited_${Date.now()}`;
    await admin.query(`create role ${role} login password 'limited'`);
    await admin.query(`grant all on all tables in schema public to ${role}`);
    const url = new URL(own.url);
    url.username = role;
    url.password = 'limited';
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
    const config = { ...QUICK, mail: { url: mail.url, from: 'xcb@example.cn' } };
    const limited = startNotices({ databaseUrl: url.href, config, log });
    try {
      await own.contact('office', { email: 'office@example.cn' });
      await own.fire(new Date().toISOString(), {});
      await vi.waitFor(async () => {
        const { items } = await listNotices(own.client.db, { limit: 9, offset: 0 });
        expect(items).toMatchObject([{ status: 'sent' }]);
      }, PATIENCE);
      expect(await own.deliveries()).toEqual([]);
      expect(lines.filter((line) => line.includes('notices stay in the inbox'))).toHaveLength(1);
    } finally {
      await limited.stop();
      await admin.query(`drop owned by ${role}`);
      await admin.query(`drop role ${role}`);
      await admin.end();
      await own.close();
    }
  });
});
