import type { Calendar } from './calendar.ts';
import { type DayKind, dayKind } from './days.ts';

/** A day that a new version of the calendar judges otherwise: 周一 becomes 元旦放假. */
export interface ChangedDay {
  date: string;
  was: DayKind;
  now: DayKind;
}

/** Every day whose kind two versions judge differently, in order. Only days that either names can differ. */
export function changedDays(before: Calendar, after: Calendar): ChangedDay[] {
  const named = [before, after].flatMap(({ rest, work, closures }) => [rest, work, closures].flatMap(Object.keys));
  return [...new Set(named)]
    .sort()
    .map((date) => ({ date, was: dayKind(before, date), now: dayKind(after, date) }))
    .filter(({ was, now }) => was.rest !== now.rest);
}
