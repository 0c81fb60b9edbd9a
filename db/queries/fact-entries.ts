import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { facts } from '../schema/facts.ts';
import type { FactRow } from './facts.ts';

/** Facts of a round by their ids, each with the evidence that was given when it was entered. */
export async function factEntries(db: Db, round: string, ids: string[]): Promise<(FactRow & { evidence: string[] })[]> {
  if (ids.length === 0) return [];
  // What a letter's fact completes has an id of its own, made from the other's.
  const wanted = [...new Set(ids.flatMap((id) => [id, id.split('+')[0] ?? id]))];
  const rows = await db
    .select({ fact: facts, origin: entries.origin })
    .from(facts)
    .leftJoin(entries, and(eq(entries.workflowId, facts.workflowId), eq(entries.seq, facts.seq)))
    .where(and(eq(facts.round, round), inArray(facts.factId, wanted)))
    .orderBy(asc(facts.at), asc(facts.factId));
  return rows
    .filter(({ fact }) => ids.includes(fact.factId))
    .map(({ fact, origin }) => ({ ...fact, evidence: origin?.evidence ?? [] }));
}
