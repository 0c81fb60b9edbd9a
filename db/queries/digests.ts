import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Db } from '../client.ts';
import { deadlines as d } from '../schema/deadlines.ts';
import { digests } from '../schema/digests.ts';
import { entries } from '../schema/entries.ts';
import { facts as f } from '../schema/facts.ts';

export type DigestDeadline = typeof d.$inferSelect;

/** Something handed in and sent back for rework（退回补正）. */
export interface ReturnedFact {
  round: string;
  fact: string;
  subject: string;
  data: FactData;
  rulebookHash: string;
}

/** Open duties due by a day, earliest first; none that are only on record from old papers. */
export function digestDeadlines(db: Db, dueTo: string): Promise<DigestDeadline[]> {
  return db
    .select()
    .from(d)
    .where(and(eq(d.status, 'open'), eq(d.historic, false), lte(d.due, dueTo)))
    .orderBy(asc(d.due), asc(d.workflowId), asc(d.key));
}

/** What was sent back after one instant and up to another, by when that was entered. */
export function returnedBetween(db: Db, after: string, until: string): Promise<ReturnedFact[]> {
  return db
    .select({ round: f.round, fact: f.fact, subject: f.subject, data: f.data, rulebookHash: entries.rulebookHash })
    .from(f)
    .innerJoin(entries, and(eq(entries.workflowId, f.workflowId), eq(entries.seq, f.correctedSeq)))
    .where(
      and(
        eq(f.returned, true),
        eq(f.historic, false),
        gt(entries.recordedAt, sql`${after}::timestamptz`),
        lte(entries.recordedAt, sql`${until}::timestamptz`),
      ),
    )
    .orderBy(asc(entries.recordedAt), asc(f.factId));
}

/** Notes that a day's digest is made; false when it was before. */
export async function beginDigest(tx: Db, day: string, madeAt: string): Promise<boolean> {
  const rows = await tx.insert(digests).values({ day, madeAt }).onConflictDoNothing().returning({ day: digests.day });
  return rows.length > 0;
}
