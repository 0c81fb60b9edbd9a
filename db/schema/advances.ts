import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * Times somebody ran a rehearsal's clock ahead（拨时钟）. The target is an instant, so that the same request again, or one
 * broken off, never runs it further. Only the rehearsals' own database has rows.
 */
export const advances = pgTable(
  'advances',
  {
    /** Of who asked under which Idempotency-Key. */
    id: text('id').primaryKey(),
    /** sha256 of what was asked: the same id with another hash is refused. */
    hash: text('hash').notNull(),
    round: text('round').notNull(),
    askedBy: text('asked_by').notNull(),
    /** The wall's clock; all other instants are the rehearsal's. */
    askedAt: instant('asked_at').notNull(),
    from: instant('from_instant').notNull(),
    target: instant('target').notNull(),
    /** How far all workflows have been brought. */
    reached: instant('reached').notNull(),
    status: text('status').$type<'running' | 'done' | 'failed'>().notNull(),
    /** Revision of each workflow before and after: the entries between them happened on the way. */
    before: jsonb('before').$type<Record<string, number>>().notNull(),
    after: jsonb('after').$type<Record<string, number>>(),
  },
  (t) => [index('advances_round').on(t.round, t.askedAt)],
);
