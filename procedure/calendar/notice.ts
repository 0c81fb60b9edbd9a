import type { Calendar } from './calendar.ts';
import { eachDay, parseDate } from './date.ts';
import { CalendarError } from './errors.ts';
import { versioned } from './version.ts';

/** One year's 国务院放假安排: the notices it comes from, and per holiday the span off and the days worked instead. */
export interface YearNotice {
  year: number;
  sources: { number: string; url?: string | undefined }[];
  holidays: { name: string; off: [first: string, last: string]; work: string[] }[];
}

/**
 * The calendar after a year's notice is imported or replaced. A notice owns its year and the last days of the year
 * before (D20: 12-26 … 12-25), so the two years around it keep what they have.
 */
export function withNotice(calendar: Calendar, notice: YearNotice): Calendar {
  const { year } = notice;
  if (year < calendar.firstYear || year > calendar.lastYear + 1) {
    throw new CalendarError(
      'bad-notice',
      `只能导入 ${calendar.firstYear}–${calendar.lastYear + 1} 年的放假安排：${year}`,
    );
  }
  const owns = (date: string) => date >= `${year - 1}-12-26` && date <= `${year}-12-25`;
  const rest = without(calendar.rest, owns);
  const work = without(calendar.work, owns);
  for (const holiday of notice.holidays) {
    for (const day of [...holiday.off, ...holiday.work]) {
      parseDate(day);
      if (!owns(day)) throw new CalendarError('bad-notice', `${year} 年的放假安排不应有 ${day}`);
    }
    for (const day of eachDay(...holiday.off)) rest[day] = holiday.name;
    for (const day of holiday.work) work[day] = holiday.name;
  }
  const both = Object.keys(work).find((day) => day in rest);
  if (both) throw new CalendarError('bad-notice', `${both} 既放假又补班`);
  return versioned({ ...calendar, lastYear: Math.max(calendar.lastYear, year), rest, work });
}

function without(days: Record<string, string>, drop: (date: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(days).filter(([date]) => !drop(date)));
}
