import type { Calendar } from '../calendar/calendar.ts';
import { addDays, dayOfWeek, eachDay } from '../calendar/date.ts';
import { isWorkday } from '../calendar/days.ts';
import { isProvisional } from '../calendar/provisional.ts';

/** A week, Monday to Sunday, that owes one meeting (D16). Its due Sunday never rolls. */
export interface OwedWeek {
  week: string;
  due: string;
  /** Some day it was judged by is not published yet (D20). */
  provisional: boolean;
}

const LEAST_WORKDAYS = 3;

/** D16: the weeks with at least 3 working days inside `from` … `to`, both included. */
export function weeksOwed(calendar: Calendar, from: string, to: string): OwedWeek[] {
  const weeks: OwedWeek[] = [];
  for (let week = addDays(from, 1 - dayOfWeek(from)); week <= to; week = addDays(week, 7)) {
    const due = addDays(week, 6);
    const inside = [...eachDay(week < from ? from : week, due > to ? to : due)];
    if (inside.filter((day) => isWorkday(calendar, day)).length < LEAST_WORKDAYS) continue;
    weeks.push({ week, due, provisional: inside.some((day) => isProvisional(calendar, day)) });
  }
  return weeks;
}
