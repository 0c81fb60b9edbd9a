import { and, count, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { deadlines as d } from '../../schema/deadlines.ts';
import { type Asked, ofAsked } from './asked.ts';

/** What is open and due in the week that begins on `monday`, or earlier where it is null, by rule and unit. */
export interface WorkRow {
  monday: string | null;
  rulebookHash: string;
  rule: string;
  unit: string | null;
  n: number;
}

/** Open deadlines due up to a day, by week; those due before today are one heap of their own. */
export function workRows(db: Db, to: string, asked: Asked): Promise<WorkRow[]> {
  const { today } = asked.view;
  const monday = sql<string | null>`case when ${d.due} >= ${today}::date
    then (${d.due} - (extract(isodow from ${d.due})::integer - 1))::text end`;
  return db
    .select({ monday, rulebookHash: d.rulebookHash, rule: d.rule, unit: d.unit, n: count() })
    .from(d)
    .where(and(eq(d.status, 'open'), isNotNull(d.due), lte(d.due, to), ofAsked(asked)))
    .groupBy(sql`1`, d.rulebookHash, d.rule, d.unit);
}
