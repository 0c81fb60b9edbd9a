import { sql } from 'drizzle-orm';
import { boolean, integer, pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Organization of the object library × inspection of it, by code or, where a round names none, by name. */
export const targetInspections = pgView('target_inspections', {
  code: text('code').notNull(),
  workflowId: text('workflow_id').notNull(),
  round: text('round').notNull(),
  ref: text('ref').notNull(),
  groupNo: integer('group_no').notNull(),
  orgNo: integer('org_no').notNull(),
  name: text('name').notNull(),
  /** 回头看. */
  lookBack: boolean('look_back').notNull(),
  entry: day('entry'),
  exit: day('exit'),
  /** Numbers of the villages something was recorded in. */
  villages: integer('villages').array().notNull(),
}).as(sql`
  select t.code, i.workflow_id, i.round, i.ref, i.group_no, i.org_no, i.name, 'look-back' = any(i.traits) as look_back,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'station.entry' and f.stands) as entry,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'withdraw.exit' and f.stands) as exit,
    array(select distinct substring(f.subject from '[0-9]+$')::integer from facts f
      where f.workflow_id = i.workflow_id and f.subject like 'village/%' and f.subject like 'village/' || i.ref || '-%'
        and f.stands
      order by 1) as villages
  from targets t join inspections i on i.target = t.code or (i.target is null and i.name = t.name)`);
