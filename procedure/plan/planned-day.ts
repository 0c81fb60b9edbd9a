/**
 * How firm a day is: it happened, somebody planned it, a parameter of the round gives it, or nobody said and it is the
 * latest day a term or a gate leaves.
 */
export type Standing = 'happened' | 'planned' | 'parameter' | 'latest';

/** The day of a step or fact as the plan has it. */
export interface PlannedDay {
  date: string;
  standing: Standing;
  /** 暂定 (D20), by itself or by what it was counted from. */
  provisional: boolean;
  /** In the office's words: 撤回计划日2022年6月10日（周五）. */
  words: string;
}

/** Whether somebody said the day: it may be in conflict with another one. */
export function isSaid({ standing }: PlannedDay): boolean {
  return standing !== 'latest';
}

/** The later of two days; the first where they are the same. */
export function laterDay(a: PlannedDay, b: PlannedDay): PlannedDay {
  return b.date > a.date ? b : a;
}
