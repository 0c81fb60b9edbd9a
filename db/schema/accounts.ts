import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** What a role is limited to: a contact's unit, a group's or an organization's inspections `<round>/<ref>`. */
export interface AccountScope {
  unit?: string;
  inspections?: string[];
}

/** Who may sign in. */
export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  login: text('login').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  role: text('role').notNull(),
  scope: jsonb('scope').$type<AccountScope>().notNull().default({}),
  disabled: boolean('disabled').notNull().default(false),
});
