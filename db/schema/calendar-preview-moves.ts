import { boolean, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CalendarMove } from '../../procedure/heart/calendar-moves.ts';
import type { DeadlineStatus, Subject } from '../../procedure/heart/state.ts';
import { day } from './columns.ts';

/** What a previewed calendar would change of one deadline, as its workflow answered. */
export const calendarPreviewMoves = pgTable(
  'calendar_preview_moves',
  {
    preview: text('preview').notNull(),
    workflowId: text('workflow_id').notNull(),
    key: text('key').notNull(),
    rule: text('rule').notNull(),
    subject: jsonb('subject').$type<Subject>().notNull(),
    rulebookHash: text('rulebook_hash').notNull(),
    what: text('what').$type<CalendarMove['what']>().notNull(),
    /** As it stands before; null for one that would only come to be. */
    status: text('status').$type<DeadlineStatus>(),
    base: day('base'),
    was: day('was'),
    due: day('due'),
    wasProvisional: boolean('was_provisional').notNull(),
    provisional: boolean('provisional').notNull(),
  },
  (t) => [primaryKey({ columns: [t.preview, t.workflowId, t.key, t.what] })],
);
