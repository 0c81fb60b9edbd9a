import type { DayNote } from '../counting/index.ts';

/** One period of a repeated duty: a month `2022-10`, or the Monday of a week. */
export interface Period {
  period: string;
  due: string;
  provisional: boolean;
  /** From when a report counts for it. */
  opens?: string;
}

/** “为什么是这天”: what `deadline` prints and `GET /api/rulebooks/:id/deadline` answers. */
export interface Explanation {
  rulebook: string;
  rule: string;
  title: string;
  clause: string | null;
  unit?: string;
  /** Days asked about, in Asia/Shanghai. */
  from: string;
  and?: string;
  /** The day the count begins after, where it is not `from`. */
  base?: string;
  /** Null for a duty without a number, and while a trigger is missing. */
  due: string | null;
  /** 暂定 (D20). */
  provisional: boolean;
  calendarVersion: string;
  force: 'hard' | 'soft';
  owedBy: string[];
  owedTo: string[];
  days: DayNote[];
  /** Facts still missing before the count starts (D7). */
  waiting?: string[];
  /** T_r of D10, the end of a period, which never rolls. */
  periodEnd?: string;
  /** The due date it counts from (D9) and how that came about. */
  first?: { rule: string; from: string | null; due: string; provisional: boolean; days: DayNote[] };
  periods?: Period[];
  /** How many are owed within the window (D16, D17), or of which fact how many (D18). */
  expected?: number;
  times?: Record<string, number>;
  note?: string;
}
