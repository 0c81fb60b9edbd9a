import type { Command } from '../../procedure/heart/command.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Checks } from './checks.ts';
import { type Batch, batchesOf } from './clue-batches.ts';
import { type Clue, clueIn, type KnownClues } from './clues.ts';
import { type Act, type Plan, planOf } from './plan.ts';
import type { Row, RowError } from './rows.ts';

const LATE = '补录：照原有问题线索台账登记，其前的步骤未见记录';

/**
 * What 问题线索台账 comes to: a batch is assembled, handed over, its feedback and status reports came in, clues were
 * closed. What the ledger has already is left out, so that the same rows again come to nothing.
 */
export function planClues(rows: readonly Row[], known: KnownClues, checks: Checks): Plan {
  const read = rows.map((row) => ({ row, clue: clueIn(row, checks, known) }));
  const errors = new Map<number, RowError[]>();
  const clues: Clue[] = [];
  const seen = new Map<string, number>();
  for (const { row, clue } of read) {
    if (Array.isArray(clue)) {
      errors.set(row.no, clue);
      continue;
    }
    const id = `${clue.receiver} ${clue.number}`;
    const twin = seen.get(id);
    if (twin === undefined) clues.push(clue);
    else errors.set(row.no, [checks.error('number', `与第 ${twin} 行重复：同一接收单位的同一号线索`)]);
    seen.set(id, twin ?? row.no);
  }
  const { batches, wrong } = batchesOf(clues, known, checks);
  for (const [{ row }, error] of wrong) errors.set(row.no, [error]);
  const acts = batches.flatMap(actsOf);
  const batchOf = new Map(batches.flatMap(({ no, clues: own }) => own.map((clue) => [clue.row.no, no] as const)));
  return planOf(rows, { acts, errors }, ({ no }) => `第${batchOf.get(no)}批`);
}

function actsOf({ no, known, clues }: Batch): Act[] {
  const on = `transfer/${no}`;
  const fact = (name: string, at: string, data: FactData, of: readonly Clue[]): Act => ({
    ...{ on, at, rows: of.map(({ row }) => row.no) },
    command: { type: 'record-fact', fact: name, on, at, data, late: LATE },
  });
  const acts: Act[] = [];
  const [first] = clues;
  if (!known && first)
    acts.push({ on: 'round', at: '', command: assembly(no, clues), rows: clues.map(({ row }) => row.no) });
  if (first?.handed !== undefined && known?.handed === undefined)
    acts.push(fact('transfer.handover', first.handed, {}, clues));
  const told = new Set<Clue>();
  for (const [at, of] of byDay(clues, ({ feedback }) => feedback)) {
    if (known?.feedbacks.includes(at)) continue;
    const closed = of.filter((clue) => clue.closed === at && !known?.closed.has(clue.number));
    for (const clue of closed) told.add(clue);
    acts.push(fact('clue.feedback', at, closed.length > 0 ? { closed: numbers(closed) } : {}, of));
  }
  const reported = clues.flatMap((clue) => clue.reports.map((at) => ({ clue, at })));
  for (const [at, of] of byDay(reported, (one) => one.at)) {
    if (!known?.reports.includes(at))
      acts.push(
        fact(
          'clue.status',
          at,
          {},
          of.map(({ clue }) => clue),
        ),
      );
  }
  const left = clues.filter((clue) => !told.has(clue) && !known?.closed.has(clue.number));
  for (const [at, of] of byDay(left, ({ closed }) => closed))
    acts.push(fact('clue.closed', at, { closed: numbers(of) }, of));
  return acts;
}

function assembly(no: number, clues: readonly Clue[]): Command {
  const inspections = [...new Set(clues.flatMap(({ from }) => from))].sort();
  const [{ receiver, early } = { receiver: '', early: false }] = clues;
  return { type: 'assemble-transfer', no, receiver, clues: numbers(clues), inspections, early };
}

function numbers(clues: readonly Clue[]): number[] {
  return clues.map(({ number }) => number).sort((a, b) => a - b);
}

function byDay<T>(all: readonly T[], day: (one: T) => string | undefined): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const one of all) {
    const at = day(one);
    if (at !== undefined) days.set(at, [...(days.get(at) ?? []), one]);
  }
  return [...days];
}
