import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** A batch of clues for one receiver（移交交接单）; `starting` until its own workflow has written. */
export const transfers = pgTable(
  'transfers',
  {
    workflowId: text('workflow_id').primaryKey(),
    round: text('round').notNull(),
    no: integer('no').notNull(),
    receiver: text('receiver').notNull(),
    clues: integer('clues').array().notNull(),
    /** Handed over before the hearing: starts no term. */
    early: boolean('early').notNull(),
    inspections: text('inspections').array().notNull(),
    state: text('state').$type<'starting' | 'started'>().notNull().default('starting'),
  },
  (t) => [index('transfers_round').on(t.round, t.no)],
);
