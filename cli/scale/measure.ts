import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { StackError } from '../../stack/say.ts';
import { refsOf } from '../bench/groups.ts';
import { type Idle, idleBetween, type Spent, spentBetween, withoutIdle } from './costs.ts';
import type { ApiProcess } from './load.ts';
import type { Reader } from './reading.ts';
import { entriesIn, factsIn, reached, startRound } from './round.ts';
import { BEGIN, DUTIES, FROM, NOTE } from './rulebook.ts';

/** What is measured with. */
export interface Bench {
  api: ApiProcess;
  reader: Reader;
  client: Client;
  db: Db;
  book: Rulebook;
}

/** A round to be measured. */
export interface Size {
  round: string;
  inspections: number;
  /** Facts recorded on each inspection. */
  notes: number;
}

/** What one round took, by what was done. */
export interface Measured {
  inspections: number;
  open: Spent;
  /** One fact of each inspection, which opens its fourteen duties. */
  arm: Spent;
  fact: Spent;
  /** Counted by inspection: its fourteen duties are one task and one write. */
  due: Spent;
  idle: Idle;
  /** Seconds from the instant until half, and all, of what fell due was in the ledger. */
  drained: { half: number; all: number };
  /** Bytes of memory after it. */
  memory: { worker: number; api: number };
}

const IDLE_MS = 8000;
/** Time for each inspection to be opened and to have its facts before all duties fall due. */
const leadMs = ({ inspections, notes }: Size) => 40_000 + inspections * (250 + notes * 40);

/** Opens a round, records on it, waits for the instant at which all its duties fall due. */
export async function measure(bench: Bench, size: Size): Promise<Measured> {
  const { api, reader, client, db, book } = bench;
  const { round, inspections, notes } = size;
  const refs = refsOf(inspections);
  const before = await reader.read();
  const dueAt = await startRound(client, book, { ...size, leadMs: leadMs(size) });
  await reached(inspections, () => entriesIn(db, round, 'inspection.started'));
  const opened = await reader.read();
  await api.record(round, begins(refs));
  await reached(inspections, () => factsIn(db, round, BEGIN));
  const armed = await reader.read();
  await api.record(round, notesOf(refs, notes));
  await reached(inspections * notes, () => factsIn(db, round, NOTE));
  const recorded = await reader.read();
  if (Date.now() > dueAt - IDLE_MS - 2000) throw new StackError('机器太慢：到期以前没有登记完。请用小一些的 --sizes。');
  await sleep(dueAt - IDLE_MS - 2000 - Date.now());
  const resting = await reader.read();
  await sleep(IDLE_MS - 3000);
  const rested = await reader.read();
  const idle = idleBetween(resting, rested);
  const drained = await fallDue(bench, size, dueAt);
  const over = await reader.read();
  return {
    inspections,
    open: withoutIdle(spentBetween(before, opened, inspections), idle),
    arm: withoutIdle(spentBetween(opened, armed, inspections), idle),
    fact: withoutIdle(spentBetween(armed, recorded, inspections * notes), idle),
    due: withoutIdle(spentBetween(rested, over, inspections), idle),
    ...{ idle, drained, memory: over.memory },
  };
}

async function fallDue({ db }: Bench, { round, inspections }: Size, dueAt: number): Promise<Measured['drained']> {
  const all = inspections * DUTIES;
  const seconds = () => (Date.now() - dueAt) / 1000;
  const drained = { half: 0, all: 0 };
  await sleep(Math.max(0, dueAt - Date.now()));
  await reached(
    all,
    () => entriesIn(db, round, 'deadline.lapsed'),
    (n) => {
      if (n >= all / 2 && drained.half === 0) drained.half = seconds();
    },
  );
  return { ...drained, all: seconds() };
}

const begins = (refs: readonly string[]) => refs.map((ref) => ({ ref, fact: BEGIN, at: FROM, key: `${BEGIN}-${ref}` }));

const notesOf = (refs: readonly string[], notes: number) =>
  Array.from({ length: notes }, (_, no) =>
    refs.map((ref) => ({ ref, fact: NOTE, at: FROM, key: `${NOTE}-${ref}-${no}` })),
  ).flat();
