import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** The object library（巡察对象库）: organizations a county inspects. What was inspected when is read from the rounds. */
export const targets = pgTable('targets', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind'),
  villages: integer('villages'),
  retired: boolean('retired').notNull(),
  /** Entry of the office it was last entered by. */
  seq: integer('seq').notNull(),
});
