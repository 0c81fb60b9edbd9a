import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { day, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

/** What a digest said, fixed when it was made; a notice is worded when it is sent. */
export interface DeliveryText {
  title: string;
  lines: string[];
}

export type Channel = 'mail' | 'webhook';

const sealed = sealedIn('deliveries');

/** A notice, a digest or a trial on its way to one contact by one channel. The queue's jobs come and go; this row stays. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    /** The notice, or null for a digest. */
    outboxId: text('outbox_id'),
    /** Day of the digest, or null for a notice. */
    digestOn: day('digest_on'),
    /** When somebody asked whether the contact is reached at all（试发）, or null. */
    trialAt: instant('trial_at'),
    channel: text('channel').$type<Channel>().notNull(),
    contactId: text('contact_id').notNull(),
    state: text('state').$type<'queued' | 'sent' | 'dead'>().notNull().default('queued'),
    /** Times it was handed to the channel since it was queued last. */
    attempts: integer('attempts').notNull().default(0),
    nextAttempt: instant('next_attempt'),
    /** Why the last attempt failed: a code in words, never an address or an answer's text. */
    error: text('error'),
    text: sealed.whole('text', 'jsonb').$type<DeliveryText>(),
    /** The one job that may send it; null until the dispatcher gives it one. */
    jobId: text('job_id'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    unique('deliveries_notice').on(t.outboxId, t.channel, t.contactId),
    unique('deliveries_digest').on(t.digestOn, t.channel, t.contactId),
    check('deliveries_one_of', sql`num_nonnulls(${t.outboxId}, ${t.digestOn}, ${t.trialAt}) = 1`),
    index('deliveries_state').on(t.state, t.createdAt),
    index('deliveries_created').on(t.createdAt),
    index('deliveries_jobless').on(t.createdAt).where(sql`state = 'queued' and job_id is null`),
  ],
);
