import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { sealedIn } from './sealed.ts';

/** What the one role of releases up to 0.4 was limited to. */
export interface AccountScope {
  unit?: string;
  inspections?: string[];
}

const sealed = sealedIn('accounts');

/** Who may sign in: one row, one person. What an account may do is in `account_roles`. */
export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  login: text('login').notNull().unique(),
  name: sealed.label('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  /** The role an account was set up with, '' when none; what it may do now is in `account_roles` alone. */
  role: text('role').notNull().default(''),
  scope: jsonb('scope').$type<AccountScope>().notNull().default({}),
  /** Code in the office's register of people: recusal and circles are told by it; null for who is in none. */
  person: text('person'),
  disabled: boolean('disabled').notNull().default(false),
  /** The password was given by somebody else: nothing is answered until its owner has chosen one. */
  mustChange: boolean('must_change').notNull().default(false),
});
