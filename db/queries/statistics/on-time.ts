import { and, between, count, desc, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { deadlines as d } from '../../schema/deadlines.ts';
import { type DeadlineFilter, deadlineWhere } from '../deadline-filter.ts';
import { type Asked, ofAsked, type Period } from './asked.ts';

/** How what fell due was kept. */
export interface Kept {
  /** In time. */
  met: number;
  /** Done, after the day. */
  late: number;
  /** Not done, the day has passed. */
  overdue: number;
  /** Not done, the day is still to come, or is not certain. */
  open: number;
}

/** Of cooperating units. */
export async function onTimeByUnit(db: Db, period: Period, asked: Asked): Promise<({ unit: string } & Kept)[]> {
  const rows = await db
    .select({ unit: d.unit, ...kept(asked) })
    .from(d)
    .where(and(fellDue(period), isNotNull(d.unit), ofAsked(asked)))
    .groupBy(d.unit);
  return rows.flatMap(({ unit, ...rest }) => (unit === null ? [] : [{ unit, ...rest }]));
}

/** Of each rule of each rulebook version, and unit where there is one. */
export function onTimeByRule(
  db: Db,
  period: Period,
  asked: Asked,
): Promise<({ rulebookHash: string; rule: string; unit: string | null } & Kept)[]> {
  return db
    .select({ rulebookHash: d.rulebookHash, rule: d.rule, unit: d.unit, ...kept(asked) })
    .from(d)
    .where(and(fellDue(period), ofAsked(asked)))
    .groupBy(d.rulebookHash, d.rule, d.unit);
}

/** Of inspections by the rules told, those with most that was late or is overdue first; `total`: how many there are. */
export async function onTimeByInspection(
  db: Db,
  period: Period,
  asked: Asked,
  { rules, limit }: { rules: NonNullable<DeadlineFilter['anyOf']>; limit: number },
): Promise<({ round: string; group: number; org: number; total: number } & Kept)[]> {
  const counted = kept(asked);
  const rows = await db
    .select({
      round: d.round,
      group: d.groupNo,
      org: d.orgNo,
      ...counted,
      total: sql<number>`count(*) over ()::integer`,
    })
    .from(d)
    .where(
      and(
        fellDue(period),
        isNotNull(d.groupNo),
        isNotNull(d.orgNo),
        isNull(d.unit),
        deadlineWhere({ anyOf: rules }, asked.view),
        ofAsked(asked),
      ),
    )
    .groupBy(d.round, d.groupNo, d.orgNo)
    .orderBy(desc(sql`${counted.late} + ${counted.overdue}`), desc(count()), d.round, d.groupNo, d.orgNo)
    .limit(limit);
  return rows.flatMap(({ group, org, ...rest }) => (group === null || org === null ? [] : [{ group, org, ...rest }]));
}

/** Met or open: what is waived, withdrawn or waits for something was not owed then. */
function fellDue({ from, to }: Period): SQL | undefined {
  return and(inArray(d.status, ['met', 'open']), between(d.due, from, to));
}

function kept({ view: { today } }: Asked) {
  const how = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::integer`;
  const passed = sql`${d.due} < ${today}::date and not ${d.provisional} and ${d.pausedFrom} is null`;
  return {
    met: how(sql`${d.status} = 'met' and ${d.metOn} <= ${d.due}`),
    late: how(sql`${d.status} = 'met' and ${d.metOn} > ${d.due}`),
    overdue: how(sql`${d.status} = 'open' and ${passed}`),
    open: how(sql`${d.status} = 'open' and not (${passed})`),
  };
}
