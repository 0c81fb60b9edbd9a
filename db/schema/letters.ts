import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('letters');

/** The number and paper of an issued letter（函件）; its dates and replies are facts on `letter/<code>`. */
export const letters = pgTable(
  'letters',
  {
    workflowId: text('workflow_id').notNull(),
    letter: text('letter').notNull(),
    round: text('round').notNull(),
    number: sealed.text('number').notNull(),
    paperHash: text('paper_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.letter] })],
);
