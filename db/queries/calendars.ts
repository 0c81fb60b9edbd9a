import { desc, eq } from 'drizzle-orm';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { Db } from '../client.ts';
import { calendars } from '../schema/calendars.ts';

/** Publishes a calendar; the same version is published once. */
export async function saveCalendar(db: Db, calendar: Calendar, publishedAt: string): Promise<void> {
  await db.insert(calendars).values({ version: calendar.version, publishedAt, body: calendar }).onConflictDoNothing();
}

export async function calendarByVersion(db: Db, version: string): Promise<Calendar | undefined> {
  const [row] = await db.select({ body: calendars.body }).from(calendars).where(eq(calendars.version, version));
  return row?.body;
}

/** The last published calendar. */
export async function newestCalendar(db: Db): Promise<Calendar | undefined> {
  const [row] = await db
    .select({ body: calendars.body })
    .from(calendars)
    .orderBy(desc(calendars.publishedAt), desc(calendars.version))
    .limit(1);
  return row?.body;
}
