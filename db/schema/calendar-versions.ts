import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { ChangedDay } from '../../procedure/calendar/changed-days.ts';
import type { ClosureLine } from '../../procedure/calendar/closure-lines.ts';
import type { YearNotice } from '../../procedure/calendar/notice.ts';
import type { Approval } from '../../procedure/entry.ts';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('calendar_versions');

/** Every time a calendar was put in force, in order and never changed; the last one is what counts now. */
export const calendarVersions = pgTable('calendar_versions', {
  /** Dense, from 1. A content that comes back has a new number. */
  no: integer('no').primaryKey(),
  /** Names the content in `calendars`. */
  version: text('version').notNull(),
  /** sha256 of the content's canonical JSON. */
  hash: text('hash').notNull(),
  publishedAt: instant('published_at').notNull(),
  /** shipped：随程序；notice：国务院放假安排；closures：本县停班. */
  kind: text('kind').$type<'shipped' | 'notice' | 'closures'>().notNull(),
  /** Made up for a trial: no such document exists. */
  trial: boolean('trial').notNull().default(false),
  /** Account that typed it; null for what shipped. */
  typedBy: text('typed_by'),
  /** The preview that was looked at before; null for what shipped. */
  preview: text('preview'),
  /** Who authorised it; null for what shipped. */
  approval: sealed.whole('approval', 'json', null).$type<Approval | Approval[]>(),
  reason: sealed.label('reason'),
  /** What was imported, as it was typed. */
  notice: sealed.whole('notice', 'json', null).$type<YearNotice>(),
  closures: sealed.whole('closures', 'json', null).$type<ClosureLine[]>(),
  /** Days whose kind changed against the version before. */
  changed: sealed.whole('changed', 'jsonb', []).$type<ChangedDay[]>().notNull(),
});
