import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { histories } from '../schema/histories.ts';
import { workflows } from '../schema/workflows.ts';

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

const AT_ONCE = 20;

/** Every kept history, in no telling order; a few at a time are in memory. */
export async function* eachHistory(db: Db): AsyncGenerator<Pick<HistoryRow, 'runId' | 'history'>> {
  const { runId, events, history } = histories;
  let after: [string, number] = ['', 0];
  for (;;) {
    const rows = await db
      .select({ runId, events, history })
      .from(histories)
      .where(sql`(${runId}, ${events}) > (${after[0]}, ${after[1]})`)
      .orderBy(asc(runId), asc(events))
      .limit(AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = [last.runId, last.events];
  }
}

/** Every run that is kept to its end, by its id. */
export async function keptRuns(db: Db): Promise<Set<string>> {
  const rows = await db.select({ runId: histories.runId }).from(histories).where(eq(histories.final, true));
  return new Set(rows.map(({ runId }) => runId));
}

/** Workflows of closed rounds whose newest entry is younger than the newest copy of their history. */
export async function shelvedWorkflows(db: Db): Promise<{ workflowId: string; round: string }[]> {
  const { rows } = await db.execute<{ workflow_id: string; round: string }>(sql`
    select w.workflow_id, w.round
    from ${workflows} w join ${workflows} own on own.workflow_id = w.round and own.closed
    where (select max(e.recorded_at) from ${entries} e where e.workflow_id = w.workflow_id)
      > coalesce((select max(h.exported_at) from ${histories} h where h.workflow_id = w.workflow_id), '-infinity')
    order by w.workflow_id`);
  return rows.map(({ workflow_id: workflowId, round }) => ({ workflowId, round }));
}
