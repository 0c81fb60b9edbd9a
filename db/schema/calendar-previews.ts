import { boolean, integer, json, pgTable, text } from 'drizzle-orm/pg-core';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('calendar_previews');

/** A calendar somebody means to import, and how far the open workflows have been asked what it would move. */
export const calendarPreviews = pgTable('calendar_previews', {
  /** Of account and Idempotency-Key. */
  id: text('id').primaryKey(),
  /** sha256 of what was proposed: the import must propose the same. */
  proposal: text('proposal').notNull(),
  /** Number of the calendar it was compared with. */
  baseNo: integer('base_no').notNull(),
  calendar: sealed.whole('calendar', 'json').$type<Calendar>().notNull(),
  typedBy: text('typed_by').notNull(),
  startedAt: instant('started_at').notNull(),
  /** Workflows to ask, and those asked. */
  total: integer('total').notNull(),
  done: integer('done').notNull().default(0),
  finished: boolean('finished').notNull().default(false),
  /** Workflow → why it did not answer. */
  unanswered: json('unanswered').$type<Record<string, string>>().notNull().default({}),
});
