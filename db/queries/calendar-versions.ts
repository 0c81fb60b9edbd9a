import { desc, eq, sql } from 'drizzle-orm';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { changedDays } from '../../procedure/calendar/changed-days.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Db } from '../client.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { calendars } from '../schema/calendars.ts';

export type CalendarVersionRow = typeof calendarVersions.$inferSelect;

/** What is known of a version beside its content and its place. */
export type Publication = Omit<typeof calendarVersions.$inferInsert, 'no' | 'version' | 'hash' | 'changed'>;

/** Versions are numbered one after another: until the transaction ends nobody else adds one. */
export async function lockVersions(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('calendar_versions', 0))`);
}

/** The version in force; undefined before the first. */
export async function newestVersion(db: Db): Promise<CalendarVersionRow | undefined> {
  const [row] = await db.select().from(calendarVersions).orderBy(desc(calendarVersions.no)).limit(1);
  return row;
}

/** All versions, the last one first. */
export function listVersions(db: Db): Promise<CalendarVersionRow[]> {
  return db.select().from(calendarVersions).orderBy(desc(calendarVersions.no));
}

export async function versionByNo(
  db: Db,
  no: number,
): Promise<(CalendarVersionRow & { calendar: Calendar }) | undefined> {
  const [row] = await db
    .select({ version: calendarVersions, calendar: calendars.body })
    .from(calendarVersions)
    .innerJoin(calendars, eq(calendars.version, calendarVersions.version))
    .where(eq(calendarVersions.no, no));
  return row && { ...row.version, calendar: row.calendar };
}

/** Puts a calendar in force after the newest version, with what it changed; call under `lockVersions`. */
export async function addVersion(
  tx: Db,
  newest: CalendarVersionRow | undefined,
  calendar: Calendar,
  publication: Publication,
): Promise<CalendarVersionRow> {
  const before = newest && (await versionByNo(tx, newest.no));
  const changed = before ? changedDays(before.calendar, calendar) : [];
  const [row] = await tx
    .insert(calendarVersions)
    .values({
      ...publication,
      no: (newest?.no ?? 0) + 1,
      version: calendar.version,
      hash: hashOf(calendar),
      changed,
    })
    .returning();
  if (!row) throw new Error('no calendar version');
  return row;
}
