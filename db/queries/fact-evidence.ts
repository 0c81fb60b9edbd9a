import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { facts } from '../schema/facts.ts';

/** What was given as evidence with facts of these workflows, when they were recorded and last corrected, by `workflow fact`. */
export async function evidenceOf(db: Db, round: string, workflowIds: string[]): Promise<Map<string, string[]>> {
  if (workflowIds.length === 0) return new Map();
  const rows = await db
    .select({ workflowId: facts.workflowId, factId: facts.factId, origin: entries.origin })
    .from(facts)
    .innerJoin(
      entries,
      and(
        eq(entries.workflowId, facts.workflowId),
        or(eq(entries.seq, facts.seq), eq(entries.seq, facts.correctedSeq)),
      ),
    )
    .where(and(eq(facts.round, round), inArray(facts.workflowId, workflowIds)))
    .orderBy(asc(entries.seq));
  const found = new Map<string, string[]>();
  for (const { workflowId, factId, origin } of rows) {
    const name = `${workflowId} ${factId}`;
    found.set(name, [...new Set([...(found.get(name) ?? []), ...(origin?.evidence ?? [])])]);
  }
  return found;
}
