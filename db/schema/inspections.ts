import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** An inspection（第几组·被巡察单位）; `starting` until its own workflow has written. */
export const inspections = pgTable(
  'inspections',
  {
    workflowId: text('workflow_id').primaryKey(),
    round: text('round').notNull(),
    /** `1-2`: group 1, second organization. */
    ref: text('ref').notNull(),
    groupNo: integer('group_no').notNull(),
    orgNo: integer('org_no').notNull(),
    name: text('name').notNull(),
    /** Its code in the object library; the name stands for it where there is none. */
    target: text('target'),
    villages: integer('villages'),
    traits: text('traits').array().notNull(),
    state: text('state').$type<'starting' | 'started'>().notNull().default('starting'),
  },
  (t) => [
    index('inspections_round').on(t.round, t.groupNo, t.orgNo),
    index('inspections_target').on(t.target),
    index('inspections_name').on(t.name),
  ],
);
