import type { Kept } from '../../db/queries/statistics/on-time.ts';

/** A part of a whole, 0–1 to four places; nothing of nothing. */
export function rateOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

/** 按时率: of what fell due, how much was done in time. */
export function withRate<T extends Kept>(row: T): T & { rate: number | null } {
  const { met, late, overdue } = row;
  return { ...row, rate: rateOf(met, met + late + overdue) };
}

export const NONE: Kept = { met: 0, late: 0, overdue: 0, open: 0 };

export function sum(rows: readonly Kept[]): Kept {
  const add = (a: Kept, b: Kept): Kept => ({
    met: a.met + b.met,
    late: a.late + b.late,
    overdue: a.overdue + b.overdue,
    open: a.open + b.open,
  });
  return rows.reduce(add, NONE);
}
