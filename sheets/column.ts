import type { Light } from './light.ts';

/** What stands below a column: how many cells are filled, the sum of its numbers, or how many lights are red. */
export type Total = 'filled' | 'sum' | 'red';

interface Base {
  title: string;
  /** In characters of the usual font; a Chinese character takes two. */
  width: number;
  total?: Total;
}

/** A column of a ledger. A `day` is given as YYYY-MM-DD and becomes a real date cell; null and '' stay empty. */
export type Column<T> = Base &
  (
    | { kind: 'text'; value: (row: T) => string | null }
    | { kind: 'day'; value: (row: T) => string | null }
    | { kind: 'number'; value: (row: T) => number | null }
    | { kind: 'light'; value: (row: T) => Light | null }
  );

export function text<T>(title: string, width: number, value: (row: T) => string | null): Column<T> {
  return { kind: 'text', title, width, value };
}

/** A date, with how many there are below it. */
export function day<T>(title: string, value: (row: T) => string | null): Column<T> {
  return { kind: 'day', title, width: 16, value, total: 'filled' };
}

export function number<T>(title: string, value: (row: T) => number | null): Column<T> {
  return { kind: 'number', title, width: 10, value, total: 'sum' };
}

/** A light, coloured and in words, with how many are red below it. */
export function light<T>(title: string, value: (row: T) => Light | null): Column<T> {
  return { kind: 'light', title, width: 16, value, total: 'red' };
}
