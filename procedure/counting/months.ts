import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { parseDate } from '../calendar/date.ts';
import { CalendarError } from '../calendar/errors.ts';
import { back } from './roll.ts';
import { checkCount } from './term.ts';

/** D5: the same day number n months on, or the month's last day when it has no such day. Not rolled. */
export function addMonths(date: string, n: number): string {
  checkCount(n, 0);
  return parseDate(date).add({ months: n }).toString();
}

/** D10: the last day of a period of months, such as T_r. A period is not an act: it never rolls. */
export function periodEnd(date: string, months: number): string {
  return addMonths(date, months);
}

/** D9 eom(M): the last working day of the month 'YYYY-MM', going back from its last day. */
export function monthEnd(calendar: Calendar, month: string): string {
  return back(calendar, lastDayOf(month));
}

/** The last calendar day of 'YYYY-MM'. */
export function lastDayOf(month: string): string {
  const first = parseMonth(month);
  return first.toPlainDate({ day: first.daysInMonth }).toString();
}

/** The month 'YYYY-MM' after this one. */
export function nextMonth(month: string): string {
  return parseMonth(month).add({ months: 1 }).toString();
}

/** The month 'YYYY-MM' a day is in. */
export function monthOf(date: string): string {
  return parseDate(date).toPlainYearMonth().toString();
}

function parseMonth(month: string): Temporal.PlainYearMonth {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new CalendarError('bad-month', `月份应写作 YYYY-MM：${month}`);
  return Temporal.PlainYearMonth.from(month);
}
