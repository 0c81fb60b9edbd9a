import { desc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { advances } from '../schema/advances.ts';

export type AdvanceRow = typeof advances.$inferSelect;

/** Notes that a clock is to be run ahead; false when the same request was noted before. */
export async function insertAdvance(db: Db, row: AdvanceRow): Promise<boolean> {
  const rows = await db.insert(advances).values(row).onConflictDoNothing().returning({ id: advances.id });
  return rows.length > 0;
}

/** How far it is, and how it ended. */
export async function updateAdvance(
  db: Db,
  id: string,
  set: Partial<Pick<AdvanceRow, 'reached' | 'status' | 'after'>>,
): Promise<void> {
  await db.update(advances).set(set).where(eq(advances.id, id));
}

export async function advanceById(db: Db, id: string): Promise<AdvanceRow | undefined> {
  const [row] = await db.select().from(advances).where(eq(advances.id, id));
  return row;
}

/** All of a rehearsal, the newest first. */
export function advancesOfRound(db: Db, round: string): Promise<AdvanceRow[]> {
  return db.select().from(advances).where(eq(advances.round, round)).orderBy(desc(advances.askedAt));
}
