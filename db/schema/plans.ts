import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Planned date of a step, last notice wins; what some deadlines count from before the step happens. */
export const plans = pgTable(
  'plans',
  {
    workflowId: text('workflow_id').notNull(),
    step: text('step').notNull(),
    round: text('round').notNull(),
    date: day('date').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.step] })],
);
