import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { FeedRow } from '../../db/queries/feeds.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import type { Named } from '../deadlines-shown.ts';
import { descriptionOf, summaryOf, uidOf, warningsOf } from './event.ts';

const HOUR_SECONDS = 3600;

/**
 * The open deadlines with a date as an iCalendar file（RFC 5545）: one event of a whole day each. It says no more than the
 * list of deadlines does: numbers, titles, units. The same deadlines are the same file, to the byte.
 */
export function feedFile(feed: FeedRow, lines: Named[], calendar: Calendar): string {
  const file = ical({
    name: `巡程·${feed.label}`,
    prodId: { company: 'xuncheng', product: 'xuncheng', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
    // Not the library's own `timezone`: with it days are taken in the zone of this machine.
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Shanghai' }],
  });
  for (const line of lines) {
    const { due } = line.deadline;
    if (due === null) continue;
    const event = file.createEvent({
      id: uidOf(line.deadline),
      stamp: new Date(feed.createdAt),
      start: midnight(due),
      end: midnight(addDays(due, 1)),
      allDay: true,
      summary: summaryOf(line.deadline),
      description: descriptionOf(line, calendar),
    });
    for (const at of warningsOf(line, calendar)) {
      event.createAlarm({ type: ICalAlarmType.display, trigger: new Date(at) });
    }
  }
  return file.toString();
}

/** A day as the library takes one: it reads the UTC parts. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
