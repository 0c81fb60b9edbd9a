import type { Calendar } from '../calendar/calendar.ts';
import { addDays, eachDay } from '../calendar/date.ts';
import { isRestDay, isWorkday } from '../calendar/days.ts';
import { calendarNote, type DayNote } from './note.ts';
import { checkCount } from './term.ts';

/** D3: every day after the base up to the n-th working day, which is due. */
export function workingDayNotes(calendar: Calendar, base: string, n: number): DayNote[] {
  checkCount(n, 1);
  const notes: DayNote[] = [];
  let count = 0;
  for (let day = addDays(base, 1); ; day = addDays(day, 1)) {
    if (isRestDay(calendar, day)) {
      notes.push(calendarNote(calendar, day, 'skipped'));
      continue;
    }
    count += 1;
    notes.push(calendarNote(calendar, day, count === n ? 'due' : 'counted', count));
    if (count === n) return notes;
  }
}

/** The n-th working day after the date (D3); the date itself when n is 0. */
export function workdaysAfterDate(calendar: Calendar, date: string, n: number): string {
  return stepWorkdays(calendar, date, n, 1);
}

/** The n-th working day before the date; the date itself when n is 0. */
export function workdaysBeforeDate(calendar: Calendar, date: string, n: number): string {
  return stepWorkdays(calendar, date, n, -1);
}

/** D17: how many working days lie in `from` … `to`, both included. */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number {
  return [...eachDay(from, to)].filter((day) => isWorkday(calendar, day)).length;
}

function stepWorkdays(calendar: Calendar, date: string, n: number, step: 1 | -1): string {
  checkCount(n, 0);
  let day = date;
  for (let left = n; left > 0; ) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}
