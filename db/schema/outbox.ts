import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { day, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('outbox');

/**
 * Reminders and escalations, one per rung fired: what the inbox shows. `sent` says that the dispatcher has dealt it out
 * to the deliveries there are, perhaps none; how each of those fares stands in `deliveries`.
 * `project` writes what the rung says, the dispatcher only `sentAt`, `deadAt`, `attempts` and `error`:
 * a rebuild of the rows sends nothing twice.
 */
export const outbox = pgTable(
  'outbox',
  {
    /** `<workflowId>/<seq>` of the entry. */
    id: text('id').primaryKey(),
    workflowId: text('workflow_id').notNull(),
    round: text('round').notNull(),
    kind: text('kind').$type<'reminder' | 'escalation'>().notNull(),
    /** Roles. */
    to: text('to').array().notNull(),
    /** Roles that get a copy（抄送）. */
    copyTo: text('copy_to').array(),
    /** What the rulebook would have it say, with {事项} {对象} {责任方} {报送} {到期} {逾期天数} {出处} to fill in. */
    wording: sealed.label('wording'),
    paper: text('paper'),
    deadlineKey: text('deadline_key').notNull(),
    rule: text('rule').notNull(),
    unit: text('unit'),
    rung: text('rung').notNull(),
    due: day('due').notNull(),
    /** Entered from paper later: as it would have been sent, never sent. */
    historic: boolean('historic').notNull(),
    /** Instant of the rung; long past where the fact behind it was entered late. */
    createdAt: instant('created_at').notNull(),
    /** When the ledger came to know of it; null in rows older than this column. */
    recordedAt: instant('recorded_at'),
    sentAt: instant('sent_at'),
    deadAt: instant('dead_at'),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    status: text('status')
      .$type<'queued' | 'historic' | 'sent' | 'dead'>()
      .notNull()
      .generatedAlwaysAs(
        sql`case when historic then 'historic' when sent_at is not null then 'sent' when dead_at is not null then 'dead' else 'queued' end`,
      ),
  },
  (t) => [
    index('outbox_round').on(t.round, t.createdAt),
    index('outbox_status').on(t.status, t.createdAt),
    index('outbox_created').on(t.createdAt),
    index('outbox_kind').on(t.kind, t.createdAt),
    /** The inbox, newest first. */
    index('outbox_newest').on(sql`coalesce(${t.recordedAt}, ${t.createdAt})`).where(sql`status <> 'historic'`),
    index('outbox_unit').on(t.unit, sql`coalesce(${t.recordedAt}, ${t.createdAt})`).where(sql`unit is not null`),
  ],
);
