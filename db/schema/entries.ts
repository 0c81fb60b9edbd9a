import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Entry, EntryBody, Origin } from '../../procedure/entry.ts';
import type { Host } from '../../procedure/levels.ts';
import { BODY, ORIGIN } from './codes.ts';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('entries');

/** The ledger itself. Only appended: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const entries = pgTable(
  'entries',
  {
    workflowId: text('workflow_id').notNull(),
    seq: integer('seq').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    host: text('host').$type<Host>().notNull(),
    round: text('round').notNull(),
    v: integer('v').$type<1>().notNull(),
    type: text('type').$type<Entry['type']>().notNull(),
    happenedAt: instant('happened_at').notNull(),
    fellDueAt: instant('fell_due_at'),
    recordedAt: instant('recorded_at').notNull(),
    historic: boolean('historic').notNull(),
    rulebookHash: text('rulebook_hash').notNull(),
    calendarVersion: text('calendar_version').notNull(),
    commandId: text('command_id'),
    origin: sealed.jsonb('origin', ORIGIN).$type<Origin>(),
    body: sealed.jsonb('body', BODY).$type<EntryBody>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workflowId, t.seq] }),
    index('entries_round').on(t.round, t.recordedAt, t.workflowId, t.seq),
    index('entries_command').on(t.commandId),
  ],
);
