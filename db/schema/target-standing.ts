import { sql } from 'drizzle-orm';
import { boolean, integer, pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** never: 未巡 · current: 在巡, a group is stationed there · done: 已巡. */
export const STANDINGS = ['never', 'current', 'done'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The object library（巡察对象库）with what the rounds say of each organization. */
export const targetStanding = pgView('target_standing', {
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind'),
  villages: integer('villages'),
  retired: boolean('retired').notNull(),
  standing: text('standing').$type<Standing>().notNull(),
  /** How many inspections of it have begun, and the last of them. */
  inspected: integer('inspected').notNull(),
  lastRound: text('last_round'),
  lastEntry: day('last_entry'),
  /** Rounds that look back at it（回头看）, those not begun included. */
  lookBack: text('look_back').array().notNull(),
  villagesCovered: integer('villages_covered').notNull(),
}).as(sql`
  select t.code, t.name, t.kind, t.villages, t.retired,
    case when s.stationed > 0 then 'current' when s.inspected > 0 then 'done' else 'never' end as standing,
    s.inspected, s.last_round, s.last_entry, s.look_back, (
      select count(distinct v.number)::integer
      from target_inspections c cross join lateral unnest(c.villages) as v(number) where c.code = t.code
    ) as villages_covered
  from targets t cross join lateral (
    select count(*) filter (where coalesce(i.entry, i.exit) is not null)::integer as inspected,
      count(*) filter (where i.entry is not null and i.exit is null) as stationed,
      (array_agg(i.round order by i.entry desc, i.round desc) filter (where i.entry is not null))[1] as last_round,
      max(i.entry) as last_entry,
      coalesce(array_agg(distinct i.round) filter (where i.look_back), '{}') as look_back
    from target_inspections i where i.code = t.code
  ) s`);
