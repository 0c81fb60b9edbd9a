import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Dated parameters of the standing office as last set; a round's own are in `rounds`. */
export const parameters = pgTable(
  'parameters',
  {
    workflowId: text('workflow_id').notNull(),
    name: text('name').notNull(),
    date: day('date').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.name] })],
);
