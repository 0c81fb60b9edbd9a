import { pgTable, text } from 'drizzle-orm/pg-core';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('calendars');

/** Published calendars（放假调休与本县停班）, one row per version, never changed; the reasons of closures are texts. */
export const calendars = pgTable('calendars', {
  version: text('version').primaryKey(),
  publishedAt: instant('published_at').notNull(),
  body: sealed.field('body', 'closures').$type<Calendar>().notNull(),
});
