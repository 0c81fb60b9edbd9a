import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Services, startServices } from '../../stack/services.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROUND = 'R2026-01';
let dataDir: string;
let services: Services;
let url: string;
let worker: ChildProcess;
let server: ChildProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-outage-'));
  services = await startServices({ dataDir, log: () => {} });
  const port = await getPort();
  url = `http://127.0.0.1:${port}`;
  server = run('server.ts', { PORT: String(port) });
  worker = run('worker.ts');
  await vi.waitFor(async () => expect(await ready()).toBe(true), { timeout: 60_000, interval: 200 });
  const round = { no: ROUND, rulebook: 'xinghai-wuyang', groups: [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }] };
  expect((await post('rounds', round, 'start')).status).toBe(201);
});

afterAll(async () => {
  for (const child of [server, worker]) {
    const gone = once(child, 'exit');
    if (child.kill('SIGTERM')) await gone;
  }
  await services?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function run(script: string, env: Record<string, string> = {}): ChildProcess {
  const { databaseUrl: DATABASE_URL, temporalAddress: TEMPORAL_ADDRESS } = services;
  const settings = {
    DATABASE_URL,
    TEMPORAL_ADDRESS,
    XUNCHENG_DATA: dataDir,
    LOG_LEVEL: 'silent',
    ENGINE_TIMEOUT_MS: '2000',
  };
  return spawn('node', ['--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...process.env, ...settings, ...env },
    stdio: 'ignore',
  });
}

async function ready(): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

async function post(path: string, body: unknown, key: string) {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const response = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as { code?: string; detail?: string },
  };
}

const letter = (unit: string) => ({
  fact: 'letter.sent',
  on: `letter/${unit}`,
  at: '2026-11-16',
  data: { unit, kind: 'inquiry' },
});

async function timesRecorded(unit: string): Promise<number> {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const response = await fetch(`${url}/api/rounds/${ROUND}/facts?fact=letter.sent&on=letter/${unit}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { total: number }).total;
}

describe('what a caller is told while something is down', () => {
  it('no worker: 503 尚未确认, and the same key later gives one fact', async () => {
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
    const answer = await post(`rounds/${ROUND}/facts`, letter('aud'), 'while-down');
    expect(answer).toMatchObject({ status: 503, body: { code: 'unconfirmed' } });
    expect(answer.body.detail).toContain('尚未确认');
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    worker = run('worker.ts');
    await expect
      .poll(async () => (await post(`rounds/${ROUND}/facts`, letter('aud'), 'while-down')).status, { timeout: 60_000 })
      .toBe(200);
    expect(await timesRecorded('aud')).toBe(1);
  });

  it('no engine: 503 with a hint when to try again, and the same key later gives one fact', async () => {
    process.kill(services.pids.temporal ?? 0, 'SIGKILL');
    await expect
      .poll(async () => post(`rounds/${ROUND}/facts`, letter('xf'), 'engine-down'), { timeout: 30_000 })
      .toMatchObject({ status: 503, body: { code: 'engine-unreachable' } });
    await services.restartTemporal();
    await expect
      .poll(async () => (await post(`rounds/${ROUND}/facts`, letter('xf'), 'engine-down')).status, { timeout: 60_000 })
      .toBe(200);
    expect(await timesRecorded('xf')).toBe(1);
  });

  it('another body under a used key: 409, and nothing of it is recorded', async () => {
    const answer = await post(`rounds/${ROUND}/facts`, letter('pub'), 'while-down');
    expect(answer.status).toBe(409);
    expect(await timesRecorded('pub')).toBe(0);
  });

  it('a step before its gate, or in the future: 422 in Chinese naming what is missing', async () => {
    const entry = { fact: 'station.entry', at: '2026-11-20' };
    // The inspection last ran on the worker that was killed: its first answer may still be 503.
    await expect
      .poll(async () => post(`rounds/${ROUND}/inspections/1-1/facts`, entry, 'early'), { timeout: 30_000 })
      .toMatchObject({ status: 422, body: { detail: expect.stringContaining('缺“印发巡察通知”') } });
    const future = await post(`rounds/${ROUND}/facts`, { ...letter('orgd'), at: '2099-01-01' }, 'future');
    expect(future).toMatchObject({ status: 422, body: { code: 'future' } });
  });
}, 120_000);
