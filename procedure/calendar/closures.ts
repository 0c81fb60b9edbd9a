import type { Calendar } from './calendar.ts';
import { parseDate } from './date.ts';
import { CalendarError } from './errors.ts';
import { versioned } from './version.ts';

/** The calendar with exactly these 本县停班 days (D3), replacing the ones it had, under a new version. */
export function withClosures(calendar: Calendar, closures: Record<string, string>): Calendar {
  for (const [date, reason] of Object.entries(closures)) {
    parseDate(date);
    if (reason.trim() === '') throw new CalendarError('bad-closure', `本县停班须写明原因：${date}`);
  }
  return versioned({ ...calendar, closures: { ...closures } });
}
