import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { list } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../stack/backup/back-up.ts';
import { restore } from '../../stack/backup/restore.ts';
import { type Product, startProduct } from '../../stack/product.ts';

const TEXT = '因山洪推迟到次日进驻';
const LONG = 300_000;
let root: string;
let file: string;
const at = (name: string) => join(root, name);
const log = (line: string) => void process.stderr.write(`${line}\n`);
const services = { DATABASE_URL: '', TEMPORAL_ADDRESS: '', XUNCHENG_KEYS: '', XUNCHENG_KEY_FILE: '' };
const env = { ...process.env, LOG_LEVEL: 'silent', ...services };
const start = (dataDir: string) => startProduct({ dataDir, env, log, output: process.stderr, withUi: false });

async function ask({ url }: Product, dataDir: string, path: string, body?: object) {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': path };
  const answer = await fetch(`${url}/api/${path}`, {
    headers,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xuncheng-backup-'));
  // The account of the database must get through, or it keeps its files elsewhere.
  await chmod(root, 0o711);
  file = at('backup.tar.gz');
  const product = await start(at('house'));
  const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
  const made = await ask(product, at('house'), 'rounds', { no: 'R2026-01', rulebook: 'xinghai-wuyang', groups });
  expect(made.status).toBe(201);
  const entry = { fact: 'station.entry', at: '2026-11-20', late: TEXT };
  const entered = await ask(product, at('house'), 'rounds/R2026-01/inspections/1-1/facts', entry);
  expect(entered.status).toBeLessThan(300);
  await expect(backUp({ dataDir: at('house'), file, withKeys: false, version: 't', log })).rejects.toThrow(
    '已有一个巡程',
  );
  await product.stop();
  await backUp({ dataDir: at('house'), file, withKeys: false, version: 't', log });
}, LONG);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a backup', () => {
  it('is one file for its owner alone, without keys and without the token of this machine', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const paths: string[] = [];
    await list({ file, onReadEntry: ({ path }) => void paths.push(path) });
    expect(paths).toContain('postgres/PG_VERSION');
    expect(
      paths.filter((path) => /^(keys\/(?!$)(?!.*\.pub\.pem$)|local-token|postgres\/postmaster)/.test(path)),
    ).toEqual([]);
  });

  it('tells nothing that is text by itself', async () => {
    const { stdout } = await execa('sh', ['-c', `gzip -dc "${file}" | grep -c -a "${TEXT}" || true`]);
    expect(stdout.trim()).toBe('0');
  });

  it(
    'restored elsewhere with its keys reads everything, and the audit says equal',
    async () => {
      await mkdir(at('with'), { mode: 0o700 });
      await cp(at('house/keys'), at('with/keys'), { recursive: true });
      expect(await restore(file, at('with'), log)).toMatchObject({ keys: true, manifest: { withKeys: false } });
      const product = await start(at('with'));
      try {
        expect((await ask(product, at('with'), 'rounds/R2026-01/timeline')).text).toContain(TEXT);
        const audit = await execa('npx', ['tsx', 'cli/audit.ts', '--all', '--json'], {
          env: { ...env, XUNCHENG_DATA: at('with') },
          reject: false,
        });
        expect(JSON.parse(audit.stdout)).toMatchObject({ verdict: 'equal', trail: { verdict: 'equal' } });
      } finally {
        await product.stop();
      }
    },
    LONG,
  );

  it(
    'restored without them starts and says which key is missing: nothing of what was entered is read, new rounds are',
    async () => {
      expect(await restore(file, at('without'), log)).toMatchObject({ keys: false });
      const product = await start(at('without'));
      try {
        const read = (path: string, body?: object) => ask(product, at('without'), path, body);
        const facts = await read('rounds/R2026-01/facts');
        expect([facts.status, JSON.parse(facts.text).code]).toEqual([503, 'key-missing']);
        expect(facts.text).toMatch(/缺密钥 k\S+：/);
        expect((await read('entries?round=R2026-01')).text).not.toContain(TEXT);
        for (const path of ['rounds', 'rulebooks', 'calendars', 'deadlines', 'rounds/R2026-01'])
          expect([path, (await read(path)).status]).toEqual([path, 200]);
        const groups = [{ no: 1, inspects: [{ no: 1, name: '乙局党组' }] }];
        expect(await read('rounds', { no: 'R2026-02', rulebook: 'xinghai-wuyang', groups })).toMatchObject({
          status: 201,
        });
        expect((await read('rounds/R2026-02/facts')).status).toBe(200);
      } finally {
        await product.stop();
      }
    },
    LONG,
  );

  it('is refused where it would cover something, or is not one', async () => {
    await expect(restore(file, at('house'), log)).rejects.toThrow('不是空的');
    await expect(backUp({ dataDir: at('house'), file, withKeys: false, version: 't', log })).rejects.toThrow(
      '已经有了',
    );
    await writeFile(at('half'), (await readFile(file)).subarray(0, 100_000));
    for (const wrong of ['half', 'nowhere'])
      await expect(restore(at(wrong), at('new'), log)).rejects.toThrow('不是巡程的备份');
  });
});
