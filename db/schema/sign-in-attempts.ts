import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Attempts at a login since it was last signed in to, whether there is such an account or not. */
export const signInAttempts = pgTable('sign_in_attempts', {
  /** sha256 of what was typed: people type passwords there. */
  loginHash: text('login_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
  /** Until then nobody is let in, whatever the password. */
  waitUntil: instant('wait_until'),
});
