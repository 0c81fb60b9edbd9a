import type { Calendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/date.ts';
import { checkCount } from './term.ts';
import { workdaysAfterDate, workdaysBeforeDate } from './working-days.ts';

/** How far a warning or an escalation stands from the due day. */
export interface RungShift {
  n: number;
  unit: 'working-days' | 'days';
  dir: 'before' | 'after';
}

/** The day of a rung: n working days or calendar days before or after due. Calendar days are not rolled: it is a notice, not an act. */
export function shiftForRung(calendar: Calendar, due: string, { n, unit, dir }: RungShift): string {
  checkCount(n, 0);
  if (unit === 'days') return addDays(due, dir === 'before' ? -n : n);
  return dir === 'before' ? workdaysBeforeDate(calendar, due, n) : workdaysAfterDate(calendar, due, n);
}
