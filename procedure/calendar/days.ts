import type { Calendar } from './calendar.ts';
import { dayOfWeek, parseDate, weekdayName } from './date.ts';
import { CalendarError } from './errors.ts';

/** Whether a day is rested, and why, in the office's words. */
export interface DayKind {
  rest: boolean;
  why: string;
}

/**
 * What kind of day it is (D3): the State Council's notices, then this county's closures.
 * In a year nobody has published it is the weekend-only estimate; ask `isProvisional` (D20).
 */
export function dayKind(calendar: Calendar, date: string): DayKind {
  requireCovered(calendar, date);
  const holiday = calendar.rest[date];
  if (holiday !== undefined) return { rest: true, why: `${holiday}放假` };
  const madeUp = calendar.work[date];
  if (madeUp === undefined && dayOfWeek(date) > 5) return { rest: true, why: weekdayName(date) };
  const closure = calendar.closures[date];
  if (closure !== undefined) return { rest: true, why: `本县停班：${closure}` };
  return { rest: false, why: madeUp === undefined ? '工作日' : `补班（${madeUp}调休）` };
}

/** A day nobody has to work: weekend, holiday or closure (D3). */
export function isRestDay(calendar: Calendar, date: string): boolean {
  return dayKind(calendar, date).rest;
}

/** A day that counts for working-day terms (D3); a made-up Saturday does. */
export function isWorkday(calendar: Calendar, date: string): boolean {
  return !isRestDay(calendar, date);
}

/** Refuses days before the first published year: for them the calendar would be silently wrong. */
export function requireCovered(calendar: Calendar, date: string): void {
  if (parseDate(date).year < calendar.firstYear) {
    throw new CalendarError('before-first-year', `日历自 ${calendar.firstYear} 年起，没有 ${date}`);
  }
}
