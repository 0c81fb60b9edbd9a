import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { MissingGate } from '../../procedure/heart/event.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { FACT_DATA, MISSING } from './codes.ts';
import { day, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

/** Whom a fact is about: the person of its subject, else the one its data names. */
export function personOf(subject: SQLWrapper, data: SQLWrapper): SQL<string | null> {
  return sql`coalesce(substring(${subject} from '^person/(.*)$'), ${data} ->> 'person')`;
}

const sealed = sealedIn('facts');

/**
 * Every fact, in the workflow that owns it, as last corrected; copies at peers are not rows.
 * Letters' dates, replies, hearings, reports and closed clues are read from here, so a correction is one row.
 */
export const facts = pgTable(
  'facts',
  {
    workflowId: text('workflow_id').notNull(),
    factId: text('fact_id').notNull(),
    /** The fact it was completed by and is taken back with (a combined hearing); else itself. */
    belongsTo: text('belongs_to').notNull(),
    round: text('round').notNull(),
    /** Entry that recorded it: who typed it, on whose approval. */
    seq: integer('seq').notNull(),
    /** Step id, or the name of an entity fact such as letter.replied. */
    fact: text('fact').notNull(),
    /** round, group/1, inspection/1-1, letter/aud, transfer/1, person/1. */
    subject: text('subject').notNull(),
    at: instant('at').notNull(),
    date: day('date').notNull(),
    data: sealed.jsonb('data', FACT_DATA).$type<FactData>().notNull(),
    /** Sent back for rework: it happened, but completes nothing. */
    returned: boolean('returned').notNull().default(false),
    voided: boolean('voided').notNull().default(false),
    correctedSeq: integer('corrected_seq'),
    /** Gates passed by 补办 and the reason given. */
    missing: sealed.jsonb('missing', MISSING).$type<MissingGate[]>(),
    late: sealed.text('late'),
    historic: boolean('historic').notNull(),
    /** It counts: neither returned nor void. */
    stands: boolean('stands').notNull().generatedAlwaysAs(sql`not returned and not voided`),
  },
  (t) => [
    primaryKey({ columns: [t.workflowId, t.factId] }),
    index('facts_round').on(t.round, t.fact),
    index('facts_belongs_to').on(t.workflowId, t.belongsTo),
    index('facts_subject').on(t.round, t.subject),
    /** When each inspection began and ended, for the standing of organizations. */
    index('facts_stationed')
      .on(t.workflowId, t.fact, t.date)
      .where(sql`fact in ('station.entry', 'withdraw.exit') and stands`),
    index('facts_villages').on(t.workflowId, t.subject).where(sql`subject like 'village/%' and stands`),
    index('facts_person')
      .on(personOf(t.subject, t.data))
      .where(sql`${personOf(t.subject, t.data)} is not null`),
  ],
);
