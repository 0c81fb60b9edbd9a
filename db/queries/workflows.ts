import { and, asc, eq, lte, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { workflows } from '../schema/workflows.ts';

export type WorkflowRow = typeof workflows.$inferSelect;

/** Every workflow of a round that has written, the round's own first. */
export function workflowsOfRound(db: Db, round: string): Promise<WorkflowRow[]> {
  return db.select().from(workflows).where(eq(workflows.round, round)).orderBy(asc(workflows.workflowId));
}

/** The round of every workflow that has written, by its id. */
export async function roundsByWorkflow(db: Db): Promise<Map<string, string>> {
  const rows = await db.select({ workflowId: workflows.workflowId, round: workflows.round }).from(workflows);
  return new Map(rows.map(({ workflowId, round }) => [workflowId, round]));
}

/** Where one workflow stands; undefined before its first flush. */
export async function workflowStatus(db: Db, workflowId: string): Promise<WorkflowRow | undefined> {
  const [row] = await db.select().from(workflows).where(eq(workflows.workflowId, workflowId));
  return row;
}

/** Workflows not closed yet, all or of one mode or with something due by an instant. */
export function openWorkflows(
  db: Db,
  filter: { mode?: 'live' | 'backfill'; dueBy?: string; round?: string } = {},
): Promise<WorkflowRow[]> {
  const where: SQL[] = [eq(workflows.closed, false)];
  if (filter.mode !== undefined) where.push(eq(workflows.mode, filter.mode));
  if (filter.dueBy !== undefined) where.push(lte(workflows.nextDue, filter.dueBy));
  if (filter.round !== undefined) where.push(eq(workflows.round, filter.round));
  return db
    .select()
    .from(workflows)
    .where(and(...where))
    .orderBy(asc(workflows.workflowId));
}
