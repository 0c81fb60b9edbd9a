import { pgTable } from 'drizzle-orm/pg-core';
import { day, instant } from './columns.ts';

/** Days whose digest was made, with or without anything to say: once a day, whatever restarts. */
export const digests = pgTable('digests', {
  day: day('day').primaryKey(),
  madeAt: instant('made_at').notNull(),
});
