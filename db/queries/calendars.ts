import { desc, eq, sql } from 'drizzle-orm';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { Db } from '../client.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { calendars } from '../schema/calendars.ts';
import { transaction } from '../transaction.ts';
import { addVersion, lockVersions, newestVersion } from './calendar-versions.ts';

/** Publishes a calendar that ships; the same content is put in force once, and what was imported since stays in force. */
export function saveCalendar(db: Db, calendar: Calendar, publishedAt: string): Promise<void> {
  return transaction(db, async (tx) => {
    await lockVersions(tx);
    const fresh = await keepCalendar(tx, calendar, publishedAt);
    const newest = await newestVersion(tx);
    if (fresh || !newest) await addVersion(tx, newest, calendar, { kind: 'shipped', publishedAt });
  });
}

/** Keeps the content of a version; true when it was not there. */
export async function keepCalendar(db: Db, calendar: Calendar, publishedAt: string): Promise<boolean> {
  const { version } = calendar;
  const added = await db
    .insert(calendars)
    .values({ version, publishedAt, body: calendar })
    .onConflictDoNothing()
    .returning({ version: calendars.version });
  return added.length > 0;
}

export async function calendarByVersion(db: Db, version: string): Promise<Calendar | undefined> {
  const [row] = await db.select({ body: calendars.body }).from(calendars).where(eq(calendars.version, version));
  return row?.body;
}

/** The calendar in force. In a ledger from before versions were numbered it is the last one published. */
export async function newestCalendar(db: Db): Promise<Calendar | undefined> {
  const [row] = await db
    .select({ body: calendars.body })
    .from(calendars)
    .leftJoin(calendarVersions, eq(calendarVersions.version, calendars.version))
    .orderBy(sql`${calendarVersions.no} desc nulls last`, desc(calendars.publishedAt), desc(calendars.version))
    .limit(1);
  return row?.body;
}
