import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { deadlines as d } from '../schema/deadlines.ts';

/** What a typed word stands for: titles of rules, units or inspections that have it. At least one must hold. */
export interface DeadlineSearch {
  rules: { rulebookHash: string; rules: string[] }[];
  units: string[];
  /** R2022-02/1-2 */
  inspections: string[];
}

export function searchWhere({ rules, units, inspections }: DeadlineSearch): SQL {
  const titled = rules.map((part) => and(eq(d.rulebookHash, part.rulebookHash), inArray(d.rule, part.rules)));
  const unit = units.length > 0 ? [inArray(d.unit, units)] : [];
  const place = sql`${d.round} || '/' || ${d.groupNo} || '-' || ${d.orgNo}`;
  const inspection = inspections.length > 0 ? [inArray(place, inspections)] : [];
  return or(...titled, ...unit, ...inspection) ?? sql`false`;
}

/** Ways a list of deadlines may be ordered; a minus is the other way round, what has no such day comes last. */
export const DEADLINE_SORTS = ['due', '-due', 'from', '-from', 'metOn', '-metOn'] as const;
export type DeadlineSort = (typeof DEADLINE_SORTS)[number];

export function orderOf(sort: DeadlineSort = 'due'): SQL[] {
  const column = { due: d.due, from: d.base, metOn: d.metOn }[sort.replace('-', '') as 'due' | 'from' | 'metOn'];
  const by = sort.startsWith('-') ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  return [by, asc(d.workflowId), asc(d.key)];
}
