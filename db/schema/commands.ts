import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** Every accepted command, for good: answers a repeated id long after the workflow forgot it. */
export const commands = pgTable(
  'commands',
  {
    id: text('id').primaryKey(),
    workflowId: text('workflow_id').notNull(),
    hash: text('hash').notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [index('commands_workflow').on(t.workflowId, t.revision)],
);
