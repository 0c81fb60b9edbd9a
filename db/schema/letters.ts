import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** The number and paper of an issued letter（函件）; its dates and replies are facts on `letter/<code>`. */
export const letters = pgTable(
  'letters',
  {
    workflowId: text('workflow_id').notNull(),
    letter: text('letter').notNull(),
    round: text('round').notNull(),
    number: text('number').notNull(),
    paperHash: text('paper_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.letter] })],
);
