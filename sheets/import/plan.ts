import type { Command } from '../../procedure/heart/command.ts';
import type { Row, RowError } from './rows.ts';

/** One thing an import records: where, when, and for which rows of the file. */
export interface Act {
  /** `round`, `transfer/3` or `inspection/1-1`: whose workflow takes it. */
  on: string;
  command: Command;
  /** When it happened, YYYY-MM-DD; '' before everything else. */
  at: string;
  rows: number[];
}

/** What would become of a row: recorded, there already, or why not. */
export interface RowPlan {
  no: number;
  state: 'ready' | 'already' | 'wrong';
  errors: RowError[];
  /** What it comes to, in words. */
  tells: string;
}

export interface Plan {
  rows: RowPlan[];
  /** In the order they happened. */
  acts: Act[];
}

/** What is known of the round beside the file. */
export interface Known {
  /** Today, in Asia/Shanghai. */
  today: string;
  /** Nothing of the round happened before, YYYY-MM-DD. */
  earliest: string;
  /** Inspections whose facts the importer may record. */
  inspections: readonly { ref: string; group: number; name: string }[];
}

/**
 * What becomes of each row, once it is known what is recorded and which rows are wrong; a row nothing is recorded for
 * is in the ledger already. `tells`: what a row that is not wrong comes to, in words.
 */
export function planOf(
  rows: readonly Row[],
  { acts, errors }: { acts: Act[]; errors: ReadonlyMap<number, RowError[]> },
  tells: (row: Row) => string,
): Plan {
  const recorded = new Set(acts.flatMap((act) => act.rows));
  const plans = rows.map((row): RowPlan => {
    const own = errors.get(row.no) ?? [];
    if (own.length > 0) return { no: row.no, state: 'wrong', errors: own, tells: '' };
    return { no: row.no, state: recorded.has(row.no) ? 'ready' : 'already', errors: [], tells: tells(row) };
  });
  return { rows: plans, acts: inOrder(acts) };
}

/** In order of time; of one day, as they were made. */
function inOrder(acts: readonly Act[]): Act[] {
  return acts.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
