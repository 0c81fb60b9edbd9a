import { eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { parameters } from '../schema/parameters.ts';

/** The dated parameters of a workflow as last set, name → day. */
export async function parametersOf(db: Db, workflowId: string): Promise<Record<string, string>> {
  const rows = await db.select().from(parameters).where(eq(parameters.workflowId, workflowId));
  return Object.fromEntries(rows.map(({ name, date }) => [name, date]));
}
