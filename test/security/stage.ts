import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from '../../api/app.ts';
import { createOrchestrator, databaseLedger, temporalEngine } from '../../api/orchestrator.ts';
import type { Client } from '../../db/client.ts';
import { listenToLedger } from '../../db/listen.ts';
import { accountPast } from '../support/accounts.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';

const PATIENCE_MS = 45_000;

export interface Answer {
  status: number;
  json: Json;
}

/** What had to come first was refused. */
export class Refused extends Error {
  constructor(readonly answer: Answer) {
    super('refused');
  }
}

/** A whole product of which everything is heard: what its API and its worker log, at the finest level. */
export interface Stage {
  office: OfficeProduct;
  db: Client['db'];
  logs(): string;
  /** Under a key of its own; by this machine's token, or by a login. Asked again while the engine catches up. */
  send(method: 'GET' | 'POST' | 'PUT', url: string, body?: Json, as?: string): Promise<Answer>;
  /** An account just made, past its first sign-in. */
  someone(): Promise<{ login: string; password: string }>;
  /** The preview of a calendar that every workflow has answered; throws `Refused`. */
  previewed(proposal: object): Promise<string>;
  close(): Promise<void>;
}

export async function openStage(address: string): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-logs-'));
  const log = join(folder, 'worker.log');
  const nowhere = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'xcb@example.gov.cn', NOTICE_HOURS: 'always' };
  const office = await openOffice(address, { env: { LOG_LEVEL: 'trace', WORKER_LOG: log, ...nowhere } });
  const { client, database } = office.product;
  const { db } = database;
  const lines: string[] = [];
  const listener = await listenToLedger(database);
  const engine = temporalEngine({ client, taskQueue: 'xuncheng', timeoutMs: 20_000 });
  const app = await buildApp({
    db,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(db, listener) }),
    localToken: LOCAL_TOKEN,
    logLevel: 'trace',
    log: { write: (line) => void lines.push(line) },
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test' },
  });
  const passwords = new Map<string, string>();
  for (const login of ['office', 'sysadmin', 'secadmin']) passwords.set(login, await accountPast(db, login));
  let keys = 0;

  const authorization = (as: string | undefined) => {
    if (as === undefined) return `Bearer ${LOCAL_TOKEN}`;
    const [login = '', password = passwords.get(login) ?? ''] = as.split(':');
    return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  };
  const send: Stage['send'] = async (method, url, body, as) => {
    const key = `secrets-${++keys}`;
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      const headers = { authorization: authorization(as), 'idempotency-key': key };
      const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) });
      const isJson = String(answer.headers['content-type']).includes('json');
      const json = isJson && answer.body !== '' ? answer.json() : undefined;
      const settled = answer.statusCode !== 503 && json?.ledger !== 'catching-up';
      if (settled || Date.now() > until) return { status: answer.statusCode, json };
      await sleep(100);
    }
  };
  return {
    office,
    db,
    logs: () => lines.join('') + readFileSync(log, 'utf8'),
    send,
    async someone() {
      const login = `one${++keys}`;
      const password = await accountPast(db, login);
      return { login, password };
    },
    async previewed(proposal) {
      const asked = await send('POST', '/api/calendars/preview', proposal);
      if (asked.status >= 400) throw new Refused(asked);
      const { json } = asked;
      for (const until = Date.now() + PATIENCE_MS; ; ) {
        if (Date.now() > until) throw new Error('the preview is not answered');
        const seen = await send('GET', `/api/calendars/previews/${json.id}`);
        if (seen.json.finished) return json.id;
        await sleep(50);
      }
    },
    async close() {
      await app.close();
      await listener.close();
      await office.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
