import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** A group（巡察组）of a round. */
export const groups = pgTable(
  'groups',
  {
    round: text('round').notNull(),
    no: integer('no').notNull(),
    /** References of what it inspects, e.g. 1-1, 1-2. */
    inspections: text('inspections').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.round, t.no] })],
);
