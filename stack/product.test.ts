import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcome } from '../db/app-role/testing.ts';
import { rehearsalUrl } from '../db/rehearsal-url.ts';
import { session } from '../db/session.ts';
import { addressesOf } from '../rehearsal/addresses.ts';
import { databaseUrl, PRODUCT_DATABASE, PRODUCT_ROLE } from './postgres/databases.ts';
import { type Product, startProduct } from './product.ts';
import { loadSecrets } from './secrets.ts';

const START_MS = 20 * 60_000;

let dataDir: string;
let product: Product;
let owner: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-product-'));
  const env = { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  product = await startProduct({ dataDir, env, log, output: process.stderr, withUi: false });
  const ports = JSON.parse(await readFile(join(dataDir, 'ports.json'), 'utf8')) as { postgres: number };
  owner = databaseUrl(ports.postgres, (await loadSecrets(dataDir)).postgresPassword, PRODUCT_DATABASE);
}, START_MS);
afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function api(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': path };
  return fetch(`${product.url}/api/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

/** Who is connected to the ledgers, whatever to. */
const users = () =>
  session(owner, async (client) => {
    const { rows } = await client.query<{ ledger: string; user: string }>(
      `select distinct datname as ledger, usename as user from pg_stat_activity
        where datname like 'xuncheng%' and pid <> pg_backend_pid() order by 1`,
    );
    return rows;
  });

describe('the running product', () => {
  it('writes and reads its ledgers as the role that can only append', async () => {
    const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
    const started = await api('POST', 'rounds', { no: 'R2026-01', rulebook: 'xinghai-wuyang', groups });
    expect(started.status).toBe(201);
    const rehearsed = await api('POST', 'rehearsals', { rulebook: 'wuyang-2023', start: '2023-04-14', groups });
    expect(rehearsed.status).toBe(201);
    expect(await users()).toEqual([
      { ledger: PRODUCT_DATABASE, user: PRODUCT_ROLE },
      { ledger: `${PRODUCT_DATABASE}_rehearsal`, user: PRODUCT_ROLE },
    ]);
  });

  it('has its queue, made by the role', async () => {
    const made = () =>
      session(owner, (client) =>
        client.query(`select pg_get_userbyid(relowner) as owner from pg_class
          where relnamespace = to_regnamespace('xuncheng_jobs') and relname = 'job'`),
      ).then(({ rows }) => rows);
    await expect.poll(made, { timeout: 20_000 }).toEqual([{ owner: PRODUCT_ROLE }]);
  });

  it('gives commands the same role’s address, which reads both ledgers and changes neither', async () => {
    const { DATABASE_URL } = await addressesOf(dataDir, {});
    for (const url of [DATABASE_URL, rehearsalUrl(DATABASE_URL)]) {
      expect(await outcome(url, 'select count(*) from entries')).toBe('done');
      for (const statement of ['update entries set seq = seq', 'delete from entries', 'truncate entries'])
        expect(await outcome(url, statement)).toBe('42501');
    }
  });

  it('keeps the engine’s databases from the role', async () => {
    const url = new URL((await addressesOf(dataDir, {})).DATABASE_URL);
    url.pathname = '/temporal';
    expect(await outcome(url.href, 'select 1 from executions')).toBe('42501');
  });
});
