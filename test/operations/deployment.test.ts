import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../activities/workflow-code.ts';
import { Installation, METRICS_TOKEN, PASSWORDS } from './installation.ts';
import { startProxy } from './proxy.ts';

const ROUND = 'R2026-01';
const FACT = 'rolling.note';
const NAME = '甲局党组';
/** One step that may be done any number of times and lets nothing begin. */
const RULEBOOK = [
  'id: rolling',
  'title: 滚动重启的量尺（编的）',
  'extends: [base]',
  'steps:',
  `  ${FACT}: { title: 记一件, level: inspection, by: group, many: true }`,
  '',
].join('\n');
const CALLERS = 4;
const CHECKS = [
  'settings',
  'keys',
  'database',
  'clock-database',
  'app-role',
  'disk',
  'page',
  'api',
  'clock-api',
  'engine',
  'namespace',
  'workers',
  'agenda',
  'effects',
  'notices',
  'checkpoint',
  'flush',
];

let installation: Installation;
let proxy: Awaited<ReturnType<typeof startProxy>>;
const ports: Record<string, string> = {};

const startApi = (name: string) => installation.start('server.ts', name, { PORT: ports[name] ?? '' });
const startWorker = (name: string) => installation.start('worker.ts', name);

async function post(path: string, key: string, body: unknown): Promise<{ status: number; text: string }> {
  const token = (await readFile(join(installation.dataDir, 'local-token'), 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await fetch(`${proxy.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

const metricsOf = async (name: string): Promise<string> => {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  return (await fetch(`http://127.0.0.1:${installation.running.get(name)?.metrics}/metrics`, { headers })).text();
};

beforeAll(async () => {
  // As an image has it: four starts would bundle it four times.
  await bundleWorkflows();
  installation = await Installation.open();
  await mkdir(join(installation.dataDir, 'rulebooks'));
  await writeFile(join(installation.dataDir, 'rulebooks/rolling.yaml'), RULEBOOK);
}, 300_000);

afterAll(async () => {
  await proxy?.close();
  await installation?.close();
}, 120_000);

describe('the processes of docker-compose.yml on one machine', { timeout: 1_200_000 }, () => {
  it('the migration makes ledgers, the role that can only append, and the first accounts; again, nothing', async () => {
    const first = await installation.command('cli/migrate.ts', [], installation.env(true));
    expect(first.stderr).toBe('');
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toMatch(/office（巡察办）/);
    expect(first.stdout + first.stderr).not.toMatch(new RegExp(Object.values(PASSWORDS).join('|')));
    const again = await installation.command('cli/migrate.ts', [], installation.env(true));
    expect(again.exitCode).toBe(0);
    expect(again.stdout).not.toContain('一次性口令');
  });

  it('two workers and two APIs behind a proxy take a round', async () => {
    for (const name of ['worker-1', 'worker-2']) await startWorker(name);
    for (const name of ['api-1', 'api-2']) {
      ports[name] = String(await getPort());
      await startApi(name);
    }
    proxy = await startProxy(Object.values(ports).map(Number));
    const groups = [{ no: 1, inspects: [{ no: 1, name: NAME }] }];
    expect(await post('rounds', 'start', { no: ROUND, rulebook: 'rolling', groups })).toMatchObject({ status: 201 });
    await expect.poll(async () => (await note('first')).status, { timeout: 120_000, interval: 500 }).toBe(200);
  });

  it('restarted one after the other under load, no call fails and no fact is lost or doubled', async () => {
    const failed: string[] = [];
    let answered = 0;
    let over = false;
    const caller = async (of: number) => {
      for (let n = 0; !over; n += 1) {
        const { status, text } = await note(`load-${of}-${n}`).catch((error: Error) => ({
          status: 0,
          text: String(error),
        }));
        if (status === 200) answered += 1;
        else failed.push(`${status} ${text}`);
      }
    };
    const load = Promise.all(Array.from({ length: CALLERS }, (_, of) => caller(of)));
    for (const name of ['worker-1', 'worker-2', 'api-1', 'api-2']) {
      await sleep(1000);
      const before = answered;
      expect(await installation.stop(name)).toBe(0);
      await (name.startsWith('api') ? startApi(name) : startWorker(name));
      await expect.poll(() => answered > before || failed.slice(0, 2), { timeout: 60_000 }).toBe(true);
    }
    over = true;
    await load;
    expect(failed).toEqual([]);
    const client = new pg.Client({ connectionString: installation.admin('xuncheng') });
    await client.connect();
    const count = async () => {
      const { rows } = await client.query('select count(*)::int as n from facts where fact = $1 and stands', [FACT]);
      return rows[0].n as number;
    };
    // What was answered 尚在追平 is in the history for good and on its way.
    await expect.poll(count, { timeout: 30_000 }).toBe(answered + 1);
    await client.end();
    process.stdout.write(`滚动重启：${answered} 次调用，0 次失败\n`);
  });

  it('tell Prometheus of latency, lag, outbox, effects, overdue duties and the engine’s library, and no name', async () => {
    const api = await metricsOf('api-1');
    expect(api).toContain('route="/api/rounds/:round/inspections/:ref/facts"');
    for (const name of [
      'ledger_up 1',
      'workflows 2',
      'agenda_lag_seconds',
      'effects_failed 0',
      'outbox_queued',
      'deadlines{light="red"}',
    ]) {
      expect(api).toContain(`xuncheng_${name}`);
    }
    const workers = `${await metricsOf('worker-1')}${await metricsOf('worker-2')}`;
    expect(workers).toMatch(/xuncheng_flush_lag_seconds_count [1-9]/);
    expect(workers).toMatch(/temporal_\w+.*task_queue="xuncheng"/);
    for (const secret of [NAME, '甲局', METRICS_TOKEN, ...Object.values(PASSWORDS)])
      expect(api + workers).not.toContain(secret);
  });

  it('the doctor finds them well, and names what is not', async () => {
    const examined = async (env: Record<string, string> = {}, args: string[] = []) => {
      const told = ['--json', '--url', `http://127.0.0.1:${ports['api-1']}`, ...args];
      const { stdout, exitCode } = await installation.command('cli/doctor.ts', told, { ...installation.env(), ...env });
      const { code, findings } = JSON.parse(stdout) as {
        code: number;
        findings: { check: string; state: string; said: string; remedy?: string }[];
      };
      expect(exitCode).toBe(code);
      expect(stdout).not.toMatch(new RegExp(Object.values(PASSWORDS).join('|')));
      return { code, bad: findings.filter(({ state }) => state !== 'ok'), checks: findings.map(({ check }) => check) };
    };
    const well = await examined();
    expect(well.checks).toEqual(expect.arrayContaining(CHECKS));
    // What this machine has left, and whether its page is built, is not the installation's doing.
    expect(well.bad.filter(({ check }) => !['disk', 'page'].includes(check))).toEqual([]);

    const nobody = await examined({ TASK_QUEUE: 'nobody' });
    expect(nobody).toMatchObject({
      code: 2,
      bad: expect.arrayContaining([expect.objectContaining({ check: 'workers', state: 'fail' })]),
    });
    const { DATABASE_URL_FILE: _, ...without } = installation.env();
    const away = await installation.command('cli/doctor.ts', [], {
      ...without,
      DATABASE_URL: 'postgres://u:geheim@127.0.0.1:9/x',
    });
    expect(away.exitCode).toBe(2);
    expect(away.stdout).toMatch(/✗ 台账数据库：用不了：.*ECONNREFUSED/);
    expect(away.stdout).not.toContain('geheim');
    const wrong = await installation.command('cli/doctor.ts', [], { ...installation.env(), PORT: 'http' });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stdout).toContain('✗ 设置：环境变量有误\nPORT：应为 0–65535 的整数');
  });

  it('log which request and which workflow, and no name, text or secret', async () => {
    const lines = (await installation.printed('api-1')).split('\n').filter((line) => line.startsWith('{'));
    const requests = lines.map((line) => JSON.parse(line)).filter(({ req }) => req);
    expect(requests.length).toBeGreaterThan(10);
    for (const { reqId, req } of requests) {
      expect(reqId).toMatch(/^[0-9a-f-]{36}$/);
      expect(Object.keys(req).toSorted()).toEqual(['host', 'method', 'remoteAddress', 'url']);
    }
    expect(requests.map(({ req }) => req.url)).toContain(`/api/rounds/${ROUND}/inspections/1-1/facts`);
    const token = (await readFile(join(installation.dataDir, 'local-token'), 'utf8')).trim();
    const all = await Promise.all(['api-1', 'api-2', 'worker-1', 'worker-2'].map((name) => installation.printed(name)));
    for (const secret of [NAME, token, METRICS_TOKEN, ...Object.values(PASSWORDS)])
      expect(all.join('')).not.toContain(secret);
  });
});

function note(key: string) {
  return post(`rounds/${ROUND}/inspections/1-1/facts`, key, { fact: FACT, at: '2026-11-20' });
}
