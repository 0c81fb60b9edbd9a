import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { facts } from '../schema/facts.ts';

export type FactRow = typeof facts.$inferSelect;

export interface FactFilter {
  round?: string;
  workflowId?: string;
  /** Step ids or names of entity facts. */
  facts?: string[];
  subject?: string;
  /** Only those that count: neither returned nor void. */
  standing?: boolean;
}

/** Facts as last corrected, in the order they happened. */
export function listFacts(db: Db, filter: FactFilter): Promise<FactRow[]> {
  const where: SQL[] = [];
  if (filter.round !== undefined) where.push(eq(facts.round, filter.round));
  if (filter.workflowId !== undefined) where.push(eq(facts.workflowId, filter.workflowId));
  if (filter.facts !== undefined) where.push(inArray(facts.fact, filter.facts));
  if (filter.subject !== undefined) where.push(eq(facts.subject, filter.subject));
  if (filter.standing !== undefined) where.push(eq(facts.stands, filter.standing));
  return db
    .select()
    .from(facts)
    .where(and(...where))
    .orderBy(asc(facts.at), asc(facts.workflowId), asc(facts.seq));
}

/** One fact of the workflow that owns it. */
export async function factById(db: Db, workflowId: string, factId: string): Promise<FactRow | undefined> {
  const [row] = await db
    .select()
    .from(facts)
    .where(and(eq(facts.workflowId, workflowId), eq(facts.factId, factId)));
  return row;
}
