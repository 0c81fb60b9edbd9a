import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import getPort from 'get-port';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../activities/workflow-code.ts';
import { auditRound } from '../../audit/audit-round.ts';
import { publicKeysIn } from '../../audit/seal/keys.ts';
import { collect } from '../../audit/source/collect.ts';
import { cpuSeconds } from '../../cli/bench/cpu.ts';
import { connect } from '../../db/client.ts';
import { facts } from '../../db/schema/facts.ts';
import { keyFileIn } from '../../keys/key-file.ts';
import { openKeys } from '../../keys/open.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { Installation } from './installation.ts';
import { startProxy } from './proxy.ts';
import { Load } from './scale-out/load.ts';
import { pauseAfter } from './scale-out/pause.ts';

const ROUND = 'R2026-07';
const FACT = 'rolling.note';
const RULEBOOK = [
  'id: rolling',
  'title: 横向扩展的量尺（编的）',
  'extends: [base]',
  'steps:',
  `  ${FACT}: { title: 记一件, level: inspection, by: group, many: true }`,
  '',
].join('\n');
/** Of one county among those that share an engine. */
const COUNTY = { TEMPORAL_NAMESPACE: 'jiaxian', REHEARSAL_NAMESPACE: 'jiaxian-rehearsal' };
const GROUPS = [1, 2, 3, 4];
const INSPECTIONS = GROUPS.flatMap((group) => [`${group}-1`, `${group}-2`]);
/** Facts an inspection has to have acknowledged before what was done to the cluster counts as over. */
const AGAIN = 3;
const STEADY_MS = 4000;

let installation: Installation;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let token: string;
/** Ids of the facts with which each inspection was seen to be there. */
const first: string[] = [];

beforeAll(async () => {
  await bundleWorkflows();
  installation = await Installation.open({ apart: true });
  await mkdir(join(installation.dataDir, 'rulebooks'));
  await writeFile(join(installation.dataDir, 'rulebooks/rolling.yaml'), RULEBOOK);
  const migrated = await installation.command('cli/migrate.ts', [], { ...installation.env(true), ...COUNTY });
  expect({ code: migrated.exitCode, said: migrated.stderr }).toEqual({ code: 0, said: '' });
  const ports = [await getPort(), await getPort()];
  await Promise.all([
    ...[1, 2].map((no) => installation.start('worker.ts', `worker-${no}`, COUNTY)),
    ...ports.map((port, index) =>
      installation.start('server.ts', `api-${index + 1}`, { ...COUNTY, PORT: String(port) }),
    ),
  ]);
  proxy = await startProxy(ports);
  token = (await readFile(join(installation.dataDir, 'local-token'), 'utf8')).trim();
}, 300_000);

afterAll(async () => {
  await proxy?.close();
  await installation?.close();
}, 120_000);

describe('frontend, two history, matching and worker processes, two APIs and two workers', { timeout: 600_000 }, () => {
  it('lose nothing when a history process and a worker are killed under load', async () => {
    await startRound();
    const { engine } = installation;
    const load = new Load({ url: proxy.url, token, round: ROUND, inspections: INSPECTIONS, fact: FACT });
    const done: string[] = [];
    const strike = async (said: string, act: () => Promise<unknown>) => {
      await recovered(load, performance.now());
      const at = performance.now();
      await act();
      await recovered(load, at);
      const { all, one } = pauseAfter(load.acknowledged, at, performance.now());
      done.push(`${said}：整体停顿 ${seconds(all)}，最久的一个组·单位 ${seconds(one)}`);
    };
    await strike('杀一个历史进程', () => engine.kill('history-2'));
    await strike('补上一个历史进程', () => engine.start('history-3', 'history'));
    await strike('杀一个工作进程', () => installation.kill('worker-2'));
    const used = `${await processorTimes()}\n${await connections()}`;
    await load.stop();

    expect(load.wrong).toEqual([]);
    const { differing, inLedger } = await ledgerAndHistories();
    expect(differing).toEqual([]);
    const known = load.acknowledged.map(({ id }) => id);
    expect(new Set(known).size).toBe(known.length);
    expect(inLedger.toSorted()).toEqual([...known, ...first].toSorted());
    const { retries } = load;
    process.stdout.write(
      `\n${done.join('\n')}\n登记 ${known.length} 件，重试 ${retries} 次，一件不少、一件不多\n${used}\n`,
    );
  });
});

async function startRound(): Promise<void> {
  const groups = GROUPS.map((no) => ({ no, inspects: [1, 2].map((own) => ({ no: own, name: `第${no}${own}单位` })) }));
  expect((await post('rounds', 'start', { no: ROUND, rulebook: 'rolling', groups })).status).toBe(201);
  for (const ref of INSPECTIONS) {
    const ask = () =>
      post(`rounds/${ROUND}/inspections/${ref}/facts`, `first-${ref}`, { fact: FACT, at: '2026-11-20' });
    await expect.poll(async () => (await ask()).status, { timeout: 120_000, interval: 300 }).toBe(200);
    first.push((await ask()).json.id as string);
  }
}

async function post(path: string, key: string, body: unknown) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await fetch(`${proxy.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

/** Every inspection goes on, and has for a while. */
async function recovered(load: Load, since: number): Promise<void> {
  await expect.poll(() => load.behind(since, AGAIN), { timeout: 120_000, interval: 100 }).toEqual([]);
  await sleep(STEADY_MS);
}

/** The audit of the round, and the ids of its facts as the ledger has them. */
async function ledgerAndHistories(): Promise<{ differing: unknown[]; inLedger: string[] }> {
  openKeys({ file: keyFileIn(installation.dataDir) });
  silenceEngine();
  const { code } = await bundleWorkflows();
  const connection = await Connection.connect({ address: `127.0.0.1:${installation.enginePort}` });
  const database = connect(installation.admin('xuncheng'));
  const { db } = database;
  try {
    const client = new Client({ connection, namespace: COUNTY.TEMPORAL_NAMESPACE, dataConverter });
    const publicKeys = await publicKeysIn(installation.dataDir);
    const sources = { client, db, publicKeys, rehearsal: false };
    const differing = async () => {
      const { report } = await auditRound(await collect(sources, { round: ROUND }), {
        code: { current: code, use: 'own' },
        filed: [],
      });
      return report.verdict === 'equal' ? [] : [report.verdict, ...report.findings];
    };
    // What was answered 尚在追平 is in the history for good and on its way.
    await expect.poll(differing, { timeout: 60_000, interval: 1000 }).toEqual([]);
    const rows = await db.select({ id: facts.factId }).from(facts).where(eq(facts.round, ROUND));
    return { differing: await differing(), inLedger: rows.map(({ id }) => id) };
  } finally {
    await database.close();
    await connection.close();
  }
}

/** Connections to PostgreSQL, by database and user. */
async function connections(): Promise<string> {
  const client = new pg.Client({ connectionString: installation.admin() });
  await client.connect();
  const { rows } = await client.query<{ whose: string; n: number }>(
    `select datname || '/' || usename as whose, count(*)::int as n from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() group by 1 order by 1`,
  );
  await client.end();
  return `连接：${rows.map(({ whose, n }) => `${whose} ${n}`).join('，')}`;
}

/** Seconds of processor each process took so far. */
async function processorTimes(): Promise<string> {
  const { engine, running } = installation;
  const alive = [...engine.running, ...[...running].map(([name, { child }]) => [name, child] as const)];
  const times = await cpuSeconds(Object.fromEntries(alive.map(([name, { pid }]) => [name, pid ?? 0])));
  return `处理器秒：${Object.entries(times)
    .map(([name, used]) => `${name} ${used.toFixed(1)}`)
    .join('，')}`;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`;
