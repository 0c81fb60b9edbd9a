import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('calendar_revisions');

/** How far a new calendar has been taken to the open workflows（重算）; one row per imported version. */
export const calendarRevisions = pgTable('calendar_revisions', {
  /** Number of the calendar version. */
  no: integer('no').primaryKey(),
  version: text('version').notNull(),
  requestedAt: instant('requested_at').notNull(),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  /** Workflows that had an older calendar, those that came up meanwhile included; null before it began. */
  total: integer('total'),
  done: integer('done').notNull().default(0),
  /** Times it was taken up: more than one where a worker died. */
  attempts: integer('attempts').notNull().default(0),
  /** Workflow → why it could not take the calendar, in Chinese. */
  failures: sealed.whole('failures', 'json').$type<Record<string, string>>().notNull().default({}),
});
