import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import { type Services, startServices } from '../../stack/services.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';
import { fact, startRound, submit } from '../support/round.ts';

const FAULTY = 'test/crash/faulty-worker.ts';
/** A letter received on 2023-04-17 is due 2023-04-20 24:00; the clock starts shortly before that. */
const RECEIVED = '2023-04-17';
const BEGUN = '2023-04-18T00:00:00.000Z';
const table: Record<string, string | number>[] = [];

let dataDir: string;
let services: Services;
let product: Product;
let bundle: WorkflowBundleOption;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-crash-'));
  services = await startServices({ dataDir, log: () => {} });
  product = await openProduct(services.databaseUrl, services.temporalAddress);
  silenceEngine();
  bundle = await bundleWorkflows();
});

afterAll(async () => {
  process.stdout.write(`\n${rows(table)}\n`);
  await product?.close();
  await services?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

afterEach(() => product.stopWorkers());

/** A round on S1 whose clock reads `secondsBefore` seconds before the letters of RECEIVED fall due. */
async function roundBeforeDue(secondsBefore: number): Promise<string> {
  const due = Date.parse('2023-04-20T16:00:00.000Z');
  return startRound(product, { rulebook: 'wuyang-2023', instant: new Date(due - secondsBefore * 1000).toISOString() });
}

const sent = (letter: string) =>
  fact('letter.sent', `letter/${letter}`, '2023-04-14', { data: { unit: 'aud', kind: 'inquiry' } });
const received = (letter: string) => fact('letter.received', `letter/${letter}`, RECEIVED);

/** Waits until the worker that was started takes work: its bundle needs some seconds. */
async function workerReady(): Promise<void> {
  await atRest(await roundBeforeDue(3600));
}

/** Waits for the round and its inspection: a worker told to die after the next flush would die after that one’s first. */
async function atRest(round: string): Promise<void> {
  await settled(product, round);
  await settled(product, inspectionWorkflowId(round, '1-1'));
}

/** Keeps submitting one fact every 250 ms under its own id until it is acknowledged; as a caller with a key would. */
async function stream(round: string, seconds: number, prefix: string): Promise<string[]> {
  const acknowledged: string[] = [];
  const calls: Promise<void>[] = [];
  for (let index = 0; index < seconds * 4; index += 1) {
    const id = `${round}-${prefix}${index}`;
    calls.push(untilAcknowledged(round, id, `${prefix}${index}`).then(() => void acknowledged.push(`${id}.0`)));
    await sleep(250);
  }
  await Promise.all(calls);
  return acknowledged;
}

async function untilAcknowledged(round: string, id: string, letter: string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    try {
      await product.client.withDeadline(Date.now() + 5_000, () => submit(product, round, id, sent(letter)));
      return;
    } catch {
      await sleep(300);
    }
  }
  throw new Error(`${id} was never acknowledged`);
}

/** Every acknowledged fact is in the ledger once, and the ledger is what the histories say. */
async function check(kind: string, kills: number, round: string, acknowledged: string[]): Promise<void> {
  await settled(product, round);
  const { differing, replayErrors, entries, ledger } = await compareRound(product, bundle, round);
  const facts = (ledger.get(round) ?? []).flatMap(({ body }) => (body.type === 'fact.recorded' ? [body.fact.id] : []));
  const lost = acknowledged.filter((id) => !facts.includes(id)).length;
  const doubled = facts.length - new Set(facts).size;
  table.push({ kind, kills, facts: acknowledged.length, entries, lost, doubled, differing: differing.length });
  expect({ lost, doubled, differing, replayErrors }).toEqual({ lost: 0, doubled: 0, differing: [], replayErrors: [] });
}

describe('nothing acknowledged is lost or doubled', () => {
  it('when the worker dies after a flush committed, with another fact waiting', async () => {
    const faultFile = join(dataDir, 'fault-1');
    const worker = product.startWorker(FAULTY, { FAULT_FILE: faultFile, FAULT_DELAY_MS: '400' });
    const round = await roundBeforeDue(3600);
    await submit(product, round, `${round}-a`, sent('a'));
    await atRest(round);
    const died = once(worker, 'exit');
    writeFileSync(faultFile, '');
    const first = untilAcknowledged(round, `${round}-b`, 'b');
    await sleep(200);
    const waiting = untilAcknowledged(round, `${round}-c`, 'c');
    await died;
    product.startWorker();
    await Promise.all([first, waiting]);
    await check('worker, after flush', 1, round, [`${round}-a.0`, `${round}-b.0`, `${round}-c.0`]);
  });

  it('when the worker dies after a tick was flushed, with a fact arriving while it is down; what fell due fires in order', async () => {
    const faultFile = join(dataDir, 'fault-2');
    const worker = product.startWorker(FAULTY, { FAULT_FILE: faultFile });
    await workerReady();
    const round = await roundBeforeDue(6);
    await submit(product, round, `${round}-a`, sent('a'), sent('b'), received('a'), received('b'));
    await atRest(round);
    const died = once(worker, 'exit');
    writeFileSync(faultFile, '');
    await died;
    expect(existsSync(faultFile)).toBe(false);
    const late = untilAcknowledged(round, `${round}-c`, 'c');
    await sleep(1_000);
    product.startWorker();
    await late;
    await check('worker, after tick', 1, round, [0, 1, 2, 3].map((i) => `${round}-a.${i}`).concat(`${round}-c.0`));
    const { ledger } = await compareRound(product, bundle, round);
    const fell = (ledger.get(round) ?? []).flatMap((e) => (e.type === 'deadline.lapsed' ? [e] : []));
    expect(fell.map((e) => e.fellDueAt)).toEqual(['2023-04-20T16:00:00.000Z', '2023-04-20T16:00:00.000Z']);
  });

  it('when the worker dies while it keeps the history of the run before; another one takes that up within half a minute', async () => {
    const faultFile = join(dataDir, 'fault-3');
    const worker = product.startWorker(FAULTY, { FAULT_FILE: faultFile, FAULT_AT: 'exportHistory' });
    await workerReady();
    const round = await startRound(product, { rulebook: 'wuyang-2023', instant: BEGUN, maxUpdates: 1 });
    const died = once(worker, 'exit');
    writeFileSync(faultFile, '');
    const acknowledged = untilAcknowledged(round, `${round}-a`, 'a');
    await died;
    product.startWorker();
    await Promise.all([acknowledged, settled(product, round, 45_000)]);
    await check('worker, keeping a history', 1, round, [`${round}-a.0`]);
    const { ledger } = await compareRound(product, bundle, round);
    expect((ledger.get(round) ?? []).map(({ type }) => type)).toContain('history.exported');
  });

  it('when deadlines fall due while no worker runs', async () => {
    const worker = product.startWorker();
    await workerReady();
    const round = await roundBeforeDue(6);
    await submit(product, round, `${round}-a`, sent('a'), received('a'));
    await settled(product, round);
    const died = once(worker, 'exit');
    worker.kill('SIGKILL');
    await died;
    await sleep(6_000);
    product.startWorker();
    await expect
      .poll(async () => (await compareRound(product, bundle, round)).ledger.get(round)?.map((e) => e.type), {
        timeout: 120_000,
      })
      .toContain('deadline.lapsed');
    await check('worker, over a due instant', 1, round, [`${round}-a.0`, `${round}-a.1`]);
  });

  it('when the engine is killed under a few facts a second', async () => {
    product.startWorker();
    await workerReady();
    const round = await roundBeforeDue(3600);
    const facts = stream(round, 6, 'e');
    await sleep(2_000);
    process.kill(services.pids.temporal ?? 0, 'SIGKILL');
    await sleep(500);
    await services.restartTemporal();
    await check('engine', 1, round, await facts);
  });

  it('when PostgreSQL is killed under a few facts a second', async () => {
    product.startWorker();
    await workerReady();
    const round = await roundBeforeDue(3600);
    const facts = stream(round, 6, 'p');
    await sleep(2_000);
    process.kill(services.pids.postgres ?? 0, 'SIGKILL');
    await sleep(500);
    await services.restartPostgres();
    await check('PostgreSQL', 1, round, await facts);
  });
}, 180_000);

function rows(lines: Record<string, string | number>[]): string {
  return lines
    .map((line) =>
      Object.entries(line)
        .map(([key, value]) => `${key}: ${value}`)
        .join(' · '),
    )
    .join('\n');
}
