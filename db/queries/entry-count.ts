import { and, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';

/** How many entries a round has, or one workflow of it. */
export function entryCount(db: Db, round: string, workflowId?: string): Promise<number> {
  const one = workflowId === undefined ? undefined : eq(entries.workflowId, workflowId);
  return db.$count(entries, and(eq(entries.round, round), one));
}
