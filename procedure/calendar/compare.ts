import type { Calendar } from './calendar.ts';
import { eachDay } from './date.ts';
import { type DayKind, dayKind } from './days.ts';

/** A day that two calendars judge differently. */
export interface Difference {
  date: string;
  a: DayKind;
  b: DayKind;
}

/** Every day of `from` … `to` that one calendar works and the other rests. Names may differ, verdicts may not. */
export function differingDays(a: Calendar, b: Calendar, from: string, to: string): Difference[] {
  return [...eachDay(from, to)]
    .map((date) => ({ date, a: dayKind(a, date), b: dayKind(b, date) }))
    .filter((day) => day.a.rest !== day.b.rest);
}
