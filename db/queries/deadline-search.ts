import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { deadlines as d } from '../schema/deadlines.ts';

/** What a typed word stands for: titles of rules, units, a group or inspections that have it. At least one must hold. */
export interface DeadlineSearch {
  rules: { rulebookHash: string; rules: string[] }[];
  units: string[];
  group?: number | undefined;
  /** Workflows of the inspections. */
  inspections: string[];
}

export function searchWhere({ rules, units, group, inspections }: DeadlineSearch): SQL {
  const titled = rules.map((part) => and(eq(d.rulebookHash, part.rulebookHash), inArray(d.rule, part.rules)));
  const unit = units.length > 0 ? [inArray(d.unit, units)] : [];
  const own = group === undefined ? [] : [eq(d.groupNo, group)];
  const inspection = inspections.length > 0 ? [sql`${d.workflowId} = any(${sql.param(inspections)}::text[])`] : [];
  return or(...titled, ...unit, ...own, ...inspection) ?? sql`false`;
}

/** The condition that a row which names a deadline names one that has the word. */
export function ofSought(
  row: { workflowId: AnyPgColumn; deadlineKey: AnyPgColumn },
  search: DeadlineSearch | undefined,
): SQL | undefined {
  if (search === undefined) return undefined;
  const own = and(eq(d.workflowId, row.workflowId), eq(d.key, row.deadlineKey), searchWhere(search));
  return sql`exists (select from ${d} where ${own})`;
}

/** Ways a list of deadlines may be ordered; a minus is the other way round, what has no such day comes last. */
export const DEADLINE_SORTS = ['due', '-due', 'from', '-from', 'metOn', '-metOn'] as const;
export type DeadlineSort = (typeof DEADLINE_SORTS)[number];

/** The day a list goes by, and whether from the last to the first. */
export function dayOf(sort: DeadlineSort = 'due') {
  const column = { due: d.due, from: d.base, metOn: d.metOn }[sort.replace('-', '') as 'due' | 'from' | 'metOn'];
  return { column, back: sort.startsWith('-') };
}

/** Tells those of one day apart, so that pages fit together. */
export const OF_ONE_DAY = [asc(d.workflowId), asc(d.key)];
