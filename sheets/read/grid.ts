/** What a cell holds: a text, a number, or a date as YYYY-MM-DD; null is empty. */
export type Cell = string | number | { day: string } | null;

/** One sheet of an uploaded ledger, as far as anything stands in it. */
export interface Grid {
  sheet: string;
  /** Serial numbers count from 1904 instead of 1900. */
  from1904: boolean;
  rows: { no: number; cells: Cell[] }[];
}

/** The text of a cell without blanks around it, full-width letters and digits as usual ones; '' where it is empty. */
export function wordsOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return (typeof cell === 'object' ? cell.day : String(cell)).normalize('NFKC').trim();
}

/** The letter a column is known by: 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letterOf(Math.floor(column / 26) - 1)}${last}`;
}
