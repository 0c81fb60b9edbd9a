import { type Cell, type Grid, letterOf, wordsOf } from '../read/grid.ts';
import { dayIn } from './day.ts';
import type { Field } from './field.ts';
import type { Headings, Mapping } from './headings.ts';

/** What is wrong with a row, and in which column of the file; none where no column tells the field. */
export interface RowError {
  field: string;
  column: string | null;
  detail: string;
}

/** A row of an uploaded ledger: only what the chosen columns tell is kept of it. */
export interface Row {
  /** Its number in the file. */
  no: number;
  /** As it stood there, by field. */
  texts: Readonly<Record<string, string>>;
  /** Dates as YYYY-MM-DD, by field. */
  days: Readonly<Record<string, readonly string[]>>;
  errors: RowError[];
}

const TOTALS = /^(合计|总计|小计|共计)/;
const BETWEEN = /[、,;\n\s]+/;

/** The rows below the headings, without blank ones, totals, headings printed again and notes over the whole width. */
export function rowsIn(grid: Grid, { row, names }: Headings, mapping: Mapping, fields: readonly Field[]): Row[] {
  const columns = Object.values(mapping);
  return grid.rows
    .filter(({ no, cells }) => {
      if (no <= row || columns.every((column) => wordsOf(cells[column]) === '')) return false;
      const [first = ''] = cells.map(wordsOf).filter((words) => words !== '');
      return !TOTALS.test(first) && !isHeading(cells, names, columns) && !isNote(cells);
    })
    .map(({ no, cells }) => rowOf(no, cells, mapping, fields, grid.from1904));
}

function isHeading(cells: readonly Cell[], names: readonly string[], columns: readonly number[]): boolean {
  return columns.every((column) => wordsOf(cells[column]) === names[column]);
}

function isNote(cells: readonly Cell[]): boolean {
  return cells.length > 3 && new Set(cells.map(wordsOf)).size === 1;
}

function rowOf(no: number, cells: readonly Cell[], mapping: Mapping, fields: readonly Field[], from1904: boolean): Row {
  const texts: Record<string, string> = {};
  const days: Record<string, string[]> = {};
  const errors: RowError[] = [];
  for (const { key, title, kind, required } of fields) {
    const column = mapping[key];
    const cell = column === undefined ? null : (cells[column] ?? null);
    const words = wordsOf(cell);
    const wrong = (detail: string) =>
      errors.push({ field: key, column: column === undefined ? null : letterOf(column), detail });
    if (words === '' || /^[-/—无]$/.test(words)) {
      if (required) wrong(`没有写${title}`);
      continue;
    }
    texts[key] = words;
    if (kind === 'text') continue;
    const parts: Cell[] = kind === 'days' && typeof cell === 'string' ? words.split(BETWEEN).filter(Boolean) : [cell];
    const read = parts.map((part) => dayIn(part, from1904));
    for (const one of read) if ('error' in one) wrong(`${title}：${one.error}`);
    days[key] = read.flatMap((one) => ('day' in one ? [one.day] : []));
    if (kind === 'day') texts[key] = days[key][0] ?? words;
  }
  return { no, texts, days, errors };
}
