import { and, eq, gt, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { deadlines as d } from '../../schema/deadlines.ts';
import { type Asked, ofAsked, type Period } from './asked.ts';

/** How the numbers of a day differ from those of the day before; of the first day, from nothing. */
export interface LightStep {
  day: string;
  green: number;
  yellow: number;
  red: number;
}

/**
 * How many deadlines were green, yellow and red on each day of a period, as differences from day to day. A deadline
 * runs from the day it is counted from until it was met; its due date is the one it has now. Provisional ones and
 * those that stand still are grey and not counted, as are waived and withdrawn ones.
 */
export async function lightSteps(db: Db, { from, to }: Period, asked: Asked): Promise<LightStep[]> {
  const { soonDays } = asked.view;
  // Two parts, so that each reads its own index: what is open, and what was met after the period began.
  const part = (own: SQL | undefined) => sql`select ${d.base} as base, ${d.due} as due, ${d.metOn} as met_on,
      coalesce(${d.yellowFrom}, ${d.due} - ${soonDays}::integer) as soon from ${d}
    where ${and(own, eq(d.provisional, false), isNull(d.pausedFrom), isNotNull(d.base), lte(d.base, to), ofAsked(asked))}`;
  const { rows } = await db.execute<LightStep & Record<string, unknown>>(sql`
    with part as (
      ${part(eq(d.status, 'open'))} union all ${part(and(eq(d.status, 'met'), gt(d.metOn, from)))}
    ), run as (
      select base as green_from, case when soon is not null then greatest(base, soon) end as yellow_from,
        case when due is not null then greatest(base, due + 1) end as red_from,
        greatest(base, coalesce(met_on, 'infinity'::date)) as until from part
    ), step as (
      select v.day, v.green, v.yellow, v.red from run, lateral (values
        (green_from, 1, 0, 0), (least(yellow_from, until), -1, 0, 0),
        (least(yellow_from, until), 0, 1, 0), (least(red_from, until), 0, -1, 0),
        (least(red_from, until), 0, 0, 1), (until, 0, 0, -1)
      ) v(day, green, yellow, red)
      where v.day <= ${to}::date
    )
    select greatest(day, ${from}::date)::text as day, sum(green)::integer as green, sum(yellow)::integer as yellow,
      sum(red)::integer as red
    from step group by 1 order by 1`);
  return rows;
}
