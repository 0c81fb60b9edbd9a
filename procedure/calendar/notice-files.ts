import { readdirSync, readFileSync } from 'node:fs';
import type { Calendar } from './calendar.ts';
import { CalendarError } from './errors.ts';
import { withNotice, type YearNotice } from './notice.ts';
import { yearNoticeSchema } from './notice-schema.ts';
import { versioned } from './version.ts';

// Node only: never import this from workflow code.

const FOLDER = new URL('./notices/', import.meta.url);

/** The State Council notices kept beside this file, one a year, oldest first, with their numbers and addresses. */
export function yearNotices(): YearNotice[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => yearNoticeSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}

/** The second, independent calendar: built from the notices alone, to check the first one against. */
export function noticeCalendar(notices: YearNotice[] = yearNotices()): Calendar {
  const [first] = notices;
  if (!first) throw new CalendarError('bad-notice', '没有放假安排');
  const empty = { firstYear: first.year, lastYear: first.year - 1, rest: {}, work: {}, closures: {} };
  return notices.reduce(withNotice, versioned(empty));
}
