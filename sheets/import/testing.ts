import type { Cell, Grid } from '../read/grid.ts';
import { Checks } from './checks.ts';
import { FIELDS, type LedgerKind } from './field.ts';
import { headingsOf } from './headings.ts';
import type { Known } from './plan.ts';
import { rowsIn } from './rows.ts';

export const KNOWN: Known = {
  today: '2023-01-10',
  earliest: '2022-01-01',
  inspections: [
    { ref: '1-1', group: 1, name: '甲镇党委' },
    { ref: '2-1', group: 2, name: '乙局党组' },
  ],
};

/** The rows of a sheet with these lines, read as an upload is. */
export function readLines(ledger: LedgerKind, lines: Cell[][], known: Known) {
  const grid: Grid = { sheet: '表', from1904: false, rows: lines.map((cells, index) => ({ no: index + 1, cells })) };
  const headings = headingsOf(grid, FIELDS[ledger]);
  if (!headings) throw new Error('no headings');
  const rows = rowsIn(grid, headings, headings.mapping, FIELDS[ledger]);
  return { headings, rows, checks: new Checks(FIELDS[ledger], headings.mapping, known) };
}
