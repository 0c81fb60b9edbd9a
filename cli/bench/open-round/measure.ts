import { setTimeout as sleep } from 'node:timers/promises';
import { and, count, eq } from 'drizzle-orm';
import { workflowsOfRound } from '../../../db/queries/workflows.ts';
import { entries } from '../../../db/schema/entries.ts';
import { chainOf } from '../../measure/histories.ts';
import { ledgerBytes } from '../../measure/ledger.ts';
import type { Stage } from '../stage.ts';
import { type Memory, memoryOf } from './memory.ts';
import { playRound } from './play.ts';

/** Long enough for the worker to give back what it no longer needs, if it does. */
const REST_MS = 3000;

/** One round of so many inspections while it is open. */
export interface OpenRound {
  inspections: number;
  facts: number;
  events: number;
  eventsPerFact: number;
  historyBytes: number;
  ledgerBytes: number;
  /** Of a worker that began with this round. */
  worker: Memory;
  seconds: number;
}

/** Plays a round with a worker of its own and measures what it came to. */
export async function measureRound(stage: Stage, no: number, inspections: number, facts: number): Promise<OpenRound> {
  const { db } = stage.database;
  const round = `R${new Date().getFullYear()}-${String(no).padStart(2, '0')}`;
  const before = await ledgerBytes(db);
  const worker = stage.startWorker();
  await stage.polling(worker, stage.services.namespace);
  const started = performance.now();
  await playRound(stage, round, inspections, facts);
  const seconds = (performance.now() - started) / 1000;
  await sleep(REST_MS);
  const memory = await memoryOf(worker.pid ?? 0);
  const grown = (await ledgerBytes(db)) - before;
  let [events, historyBytes] = [0, 0];
  for (const { workflowId } of await workflowsOfRound(db, round)) {
    const chain = await chainOf(stage.client, workflowId);
    events += chain.events;
    historyBytes += chain.bytes;
  }
  await stage.stop(worker);
  const recorded = await factsOf(stage, round);
  return {
    ...{ inspections, facts: recorded, events, eventsPerFact: events / recorded },
    ...{ historyBytes, ledgerBytes: grown, worker: memory, seconds },
  };
}

async function factsOf({ database: { db } }: Stage, round: string): Promise<number> {
  const own = and(eq(entries.round, round), eq(entries.type, 'fact.recorded'));
  const [row] = await db.select({ n: count() }).from(entries).where(own);
  return row?.n ?? 0;
}
