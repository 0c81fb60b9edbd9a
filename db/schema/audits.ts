import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

/** What an audit was asked to look at: one of them. */
export interface AuditScope {
  all?: true | undefined;
  round?: string | undefined;
  inspection?: string | undefined;
}

const sealed = sealedIn('audits');

/** Audits asked for through the API: who asked when, how far they are, what they found. */
export const audits = pgTable(
  'audits',
  {
    id: text('id').primaryKey(),
    scope: jsonb('scope').$type<AuditScope>().notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    state: text('state').$type<'running' | 'done' | 'failed'>().notNull(),
    /** Runs replayed, of how many. */
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    verdict: text('verdict'),
    /** The report of `npm run audit -- --json`. */
    report: sealed.whole('report', 'jsonb').$type<object>(),
    error: sealed.text('error'),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('audits_asked').on(t.askedAt)],
);
