import { datesConflicts } from './conflicts/dates.ts';
import { hearingConflicts } from './conflicts/hearings.ts';
import { orderConflicts } from './conflicts/order.ts';
import { peopleConflicts } from './conflicts/people.ts';
import { provisionalConflicts } from './conflicts/provisional.ts';
import { resultConflicts } from './conflicts/results.ts';
import type { Days } from './days.ts';
import type { PlanLine } from './plan.ts';

/** What can be wrong with a plan. */
export const CONFLICTS = {
  'rest-day': '计划日是休息日',
  'made-up-workday': '计划日是补班日',
  'hearings-on-one-day': '同一天两次听取汇报',
  'person-in-two-groups': '一人编在两个组',
  'result-after-withdrawal': '结果晚于撤离',
  'reply-after-entry': '回复晚于进驻',
  'due-after-withdrawal': '了解期间的事到期晚于撤离',
  'exit-before-entry': '撤离早于进驻',
  'hearing-before-gate': '听取汇报早于前置步骤',
  'before-gate': '计划日早于前置步骤',
  'later-than-due': '计划日晚于到期日',
  provisional: '暂定',
} as const;

export type ConflictCode = keyof typeof CONFLICTS;

/** One thing that does not fit together, in words a clerk can act on. It is pointed out; nothing is refused. */
export interface Conflict {
  code: ConflictCode;
  detail: string;
  clause: string | null;
  /** The days it is about, earliest first. */
  dates: string[];
  /** Steps, rules or parameters it is about. */
  about: string[];
  inspections: string[];
}

/** All conflicts of a plan: those of its own days first, then of what follows from them. */
export function conflictsOf(days: Days, lines: PlanLine[]): Conflict[] {
  return [
    ...orderConflicts(days),
    ...datesConflicts(days),
    ...hearingConflicts(days),
    ...peopleConflicts(days),
    ...resultConflicts(days, lines),
    ...provisionalConflicts(days, lines),
  ];
}
