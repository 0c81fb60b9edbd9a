import { desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { calendarRevisions } from '../schema/calendar-revisions.ts';

export type CalendarRevisionRow = typeof calendarRevisions.$inferSelect;

/** Requests the revision that goes with a new version. */
export async function requestRevision(
  tx: Db,
  { no, version, requestedAt }: Pick<CalendarRevisionRow, 'no' | 'version' | 'requestedAt'>,
): Promise<void> {
  await tx.insert(calendarRevisions).values({ no, version, requestedAt });
}

export async function revisionByNo(db: Db, no: number): Promise<CalendarRevisionRow | undefined> {
  const [row] = await db.select().from(calendarRevisions).where(eq(calendarRevisions.no, no));
  return row;
}

export function listCalendarRevisions(db: Db): Promise<CalendarRevisionRow[]> {
  return db.select().from(calendarRevisions).orderBy(desc(calendarRevisions.no));
}

/** The one that has not come to its end; there is at most one. */
export async function revisionUnderWay(db: Db): Promise<CalendarRevisionRow | undefined> {
  const [row] = await db.select().from(calendarRevisions).where(isNull(calendarRevisions.finishedAt)).limit(1);
  return row;
}

/** Somebody took it up, the first time or after a worker died. */
export async function revisionTakenUp(db: Db, no: number, at: string): Promise<void> {
  await db
    .update(calendarRevisions)
    .set({
      startedAt: sql`coalesce(${calendarRevisions.startedAt}, ${at})`,
      attempts: sql`${calendarRevisions.attempts} + 1`,
    })
    .where(eq(calendarRevisions.no, no));
}

/** How far it is: `left` workflows still have an older calendar. Those that come up on the way raise the total. */
export async function revisionProgress(
  db: Db,
  no: number,
  { left, failures }: { left: number; failures: Record<string, string> },
): Promise<void> {
  const open = left + Object.keys(failures).length;
  const total = sql<number>`greatest(coalesce(${calendarRevisions.total}, 0), ${open}::integer)`;
  await db
    .update(calendarRevisions)
    .set({ total, done: sql`${total} - ${open}::integer`, failures })
    .where(eq(calendarRevisions.no, no));
}

export async function revisionFinished(db: Db, no: number, at: string): Promise<void> {
  await db
    .update(calendarRevisions)
    .set({ finishedAt: sql`coalesce(${calendarRevisions.finishedAt}, ${at})` })
    .where(eq(calendarRevisions.no, no));
}
