import type { DayNote } from '../counting/index.ts';
import type { Period } from '../explain.ts';
import type { Subject } from '../heart/state.ts';
import type { Stage } from '../rulebook/stages.ts';
import { type LatestStart, latestStarts } from './backward.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { Days } from './days.ts';
import type { PlanInput } from './input.ts';
import { linesOf } from './lines.ts';
import type { PlannedDay } from './planned-day.ts';

/** One duty of the round with the day it will fall due. Days are days in Asia/Shanghai. */
export interface PlanLine {
  rule: string;
  title: string;
  clause: string | null;
  /** The step that meets it, the stage it belongs to. */
  step: string;
  stage: Stage | null;
  /** 必 must · 可 may · 若 if · 事 event: what is not `must` is owed only where there is need. */
  demand: 'must' | 'may' | 'if' | 'event';
  force: 'hard' | 'soft';
  /** 县委、常委会、领导小组: only the office is told. */
  remindOnly: boolean;
  subject: Subject;
  /** Inspections（组号-单位号）it is about. */
  inspections: string[];
  trigger: (PlannedDay & { fact: string; title: string }) | null;
  /** The day the step itself is to be, or was, where somebody said it. */
  on: PlannedDay | null;
  /** Steps or parameters whose day nobody gave yet: until then there is no due day. */
  missing: { name: string; title: string }[];
  /** Null without a number（即时）, or while a trigger has no day. */
  due: string | null;
  provisional: boolean;
  /** 为什么是这天: in words, then day by day. */
  why: string;
  days: DayNote[];
  periods: Period[];
  /** How many are owed in the stay (D16, D17); how often which step (D18). */
  expected: number | null;
  times: Record<string, number> | null;
  /** T_r of D10. */
  periodEnd: string | null;
  owedBy: string[];
  owedTo: string[];
  note: string | null;
}

/** 倒排工期: what falls due when, what has to begin by when, and what does not fit together. */
export interface Plan {
  rulebook: { id: string; title: string; hash: string };
  calendarVersion: string;
  /** Entry and exit of each inspection, where there are such days. */
  stays: { ref: string; entry: PlannedDay | null; exit: PlannedDay | null }[];
  lines: PlanLine[];
  latestStarts: LatestStart[];
  conflicts: Conflict[];
}

/** The whole plan of a round from its planned days. Pure; throws `CalendarError` for a day before the calendar begins. */
export function planOf(input: PlanInput): Plan {
  const days = new Days(input);
  const { id, title, hash } = input.book;
  const lines = linesOf(days);
  return {
    rulebook: { id, title, hash },
    calendarVersion: input.calendar.version,
    stays: input.groups.flatMap(({ inspections }) =>
      inspections.map(({ ref }) => ({ ref, entry: markedDay(days, 'T_e', ref), exit: markedDay(days, 'T_w', ref) })),
    ),
    lines,
    latestStarts: latestStarts(days),
    conflicts: conflictsOf(days, lines),
  };
}

function markedDay(days: Days, mark: string, ref: string): PlannedDay | null {
  const step = days.marked(mark);
  return (step === undefined ? undefined : days.of(step, { ref })) ?? null;
}
