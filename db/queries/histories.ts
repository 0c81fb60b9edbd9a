import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { histories } from '../schema/histories.ts';

export type HistoryRow = typeof histories.$inferSelect;

/** Keeps a history; where one of as many events is kept already, that one stays and answers. */
export async function saveHistory(
  db: Db,
  row: typeof histories.$inferInsert,
): Promise<Pick<HistoryRow, 'events' | 'sha256'>> {
  await db.insert(histories).values(row).onConflictDoNothing();
  const [kept] = await db
    .select({ events: histories.events, sha256: histories.sha256 })
    .from(histories)
    .where(
      and(eq(histories.workflowId, row.workflowId), eq(histories.runId, row.runId), eq(histories.events, row.events)),
    );
  if (!kept) throw new Error(`history of ${row.workflowId} was not kept`);
  return kept;
}

/** The longest kept history of each run of some workflows, oldest export first. */
export async function historiesOf(db: Db, workflowIds: readonly string[]): Promise<HistoryRow[]> {
  if (workflowIds.length === 0) return [];
  const rows = await db
    .selectDistinctOn([histories.workflowId, histories.runId])
    .from(histories)
    .where(inArray(histories.workflowId, [...workflowIds]))
    .orderBy(asc(histories.workflowId), asc(histories.runId), desc(histories.events));
  return rows.sort((a, b) => (a.exportedAt < b.exportedAt ? -1 : 1));
}

/** How many events of each run are kept, by run id. */
export async function keptRuns(db: Db, workflowIds: readonly string[]): Promise<Map<string, number>> {
  if (workflowIds.length === 0) return new Map();
  const rows = await db
    .select({ runId: histories.runId, events: histories.events })
    .from(histories)
    .where(inArray(histories.workflowId, [...workflowIds]))
    .orderBy(asc(histories.events));
  return new Map(rows.map(({ runId, events }) => [runId, events]));
}
