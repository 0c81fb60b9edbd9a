import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { drafts } from '../schema/drafts.ts';
import { facts } from '../schema/facts.ts';

export type DraftRow = typeof drafts.$inferSelect;

/** One paper handed in for signature, done or sent back ones too. */
export async function draftById(db: Db, workflowId: string, draftId: string): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.workflowId, workflowId), eq(drafts.draftId, draftId)));
  return row;
}

/** Papers on their way in a round: neither done nor sent back, the oldest first. */
export function openDrafts(db: Db, round: string): Promise<DraftRow[]> {
  const done = db
    .select({ one: sql`1` })
    .from(facts)
    .where(and(eq(facts.workflowId, drafts.workflowId), eq(facts.factId, drafts.draftId)));
  return db
    .select()
    .from(drafts)
    .where(and(eq(drafts.round, round), isNull(drafts.returned), notExists(done)))
    .orderBy(asc(drafts.date), asc(drafts.draftId));
}
