import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('people');

/** Named approvers, addressees and members of the pool（人才库）. None of them needs an account. */
export const people = pgTable('people', {
  code: text('code').primaryKey(),
  name: sealed.label('name').notNull(),
  /** Code of a cooperating unit, or the name of any other. */
  unit: sealed.label('unit'),
  post: sealed.label('post'),
  roles: text('roles').array().notNull(),
  pool: boolean('pool').notNull(),
  retired: boolean('retired').notNull(),
  /** Entry of the office the person was last entered by. */
  seq: integer('seq').notNull(),
});
