import type { Column } from './column.ts';

/** A ledger as one sheet: its title, what is said under it, and its columns. */
export interface Sheet<T> {
  /** What the tab is called; no more than 31 characters, none of []:*?/\. */
  name: string;
  title: string;
  /** Who took it out and when, by what filter. */
  note: string;
  columns: readonly Column<T>[];
  /** A4 unless it is wide. */
  paper?: 'A3' | 'A4';
}

/** The rows above the first one of the ledger: title, note, headings. */
export const HEAD_ROWS = 3;
