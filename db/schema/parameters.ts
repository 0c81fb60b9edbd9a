import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Dated parameters as last set: all of the standing office; of a round those set after its start, the rest are in `rounds`. */
export const parameters = pgTable(
  'parameters',
  {
    workflowId: text('workflow_id').notNull(),
    name: text('name').notNull(),
    date: day('date').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.name] })],
);
