import { asc, eq, sql } from 'drizzle-orm';
import type { CalendarMove } from '../../procedure/heart/calendar-moves.ts';
import type { Db } from '../client.ts';
import { calendarPreviewMoves } from '../schema/calendar-preview-moves.ts';
import { calendarPreviews } from '../schema/calendar-previews.ts';
import { transaction } from '../transaction.ts';
import type { Page, Paging } from './paging.ts';

export type PreviewRow = typeof calendarPreviews.$inferSelect;
export type PreviewMoveRow = typeof calendarPreviewMoves.$inferSelect;

/** Begins a preview, or begins it again: what was answered before is forgotten. */
export function beginPreview(db: Db, preview: typeof calendarPreviews.$inferInsert): Promise<void> {
  const { id, ...rest } = preview;
  const again = { ...rest, done: 0, finished: false, unanswered: {} };
  return transaction(db, async (tx) => {
    await tx.delete(calendarPreviewMoves).where(eq(calendarPreviewMoves.preview, id));
    await tx
      .insert(calendarPreviews)
      .values({ id, ...again })
      .onConflictDoUpdate({ target: calendarPreviews.id, set: again });
  });
}

export async function previewById(db: Db, id: string): Promise<PreviewRow | undefined> {
  const [row] = await db.select().from(calendarPreviews).where(eq(calendarPreviews.id, id));
  return row;
}

/** What a workflow answered. */
export function saveAnswer(db: Db, preview: string, workflowId: string, moves: CalendarMove[]): Promise<void> {
  return transaction(db, async (tx) => {
    const rows = moves.map((move) => ({ preview, workflowId, ...move }));
    if (rows.length > 0) await tx.insert(calendarPreviewMoves).values(rows).onConflictDoNothing();
    await counted(tx, preview, {});
  });
}

/** Why a workflow did not answer. */
export function saveUnanswered(db: Db, preview: string, workflowId: string, detail: string): Promise<void> {
  return counted(db, preview, { [workflowId]: detail });
}

async function counted(db: Db, preview: string, unanswered: Record<string, string>): Promise<void> {
  await db
    .update(calendarPreviews)
    .set({
      done: sql`${calendarPreviews.done} + 1`,
      unanswered: sql`(${calendarPreviews.unanswered}::jsonb || ${JSON.stringify(unanswered)}::jsonb)::json`,
    })
    .where(eq(calendarPreviews.id, preview));
}

export async function finishPreview(db: Db, id: string): Promise<void> {
  await db.update(calendarPreviews).set({ finished: true }).where(eq(calendarPreviews.id, id));
}

/** What a preview found so far, by due date as it would be. */
export async function previewMoves(db: Db, preview: string, { limit, offset }: Paging): Promise<Page<PreviewMoveRow>> {
  const t = calendarPreviewMoves;
  const items = await db
    .select()
    .from(t)
    .where(eq(t.preview, preview))
    .orderBy(sql`coalesce(${t.due}, ${t.was}) asc nulls last`, asc(t.workflowId), asc(t.key), asc(t.what))
    .limit(limit)
    .offset(offset);
  return { items, total: await db.$count(t, eq(t.preview, preview)) };
}
