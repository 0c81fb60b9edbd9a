import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import { back, roll, weeksOwed } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Dates } from './dates.ts';
import { markedOn } from './marked.ts';

interface Making {
  book: Rulebook;
  calendar: Calendar;
  dates: Dates;
}

/** Day of the week, from Monday, on which a weekly meeting is held. */
const WEEKDAY = 2;

/** The days on which a step is done: every week, so many times, or once on its day. */
export function occasionsOf(making: Making, step: string, on: string, date: string): string[] {
  const rules = Object.values(making.book.deadlines);
  const weekly = rules.some((rule) => rule.every === 'week' && rule['met-by'] === step);
  const times = Math.max(1, ...rules.map((rule) => rule.times?.[step] ?? 1));
  if (!weekly && times === 1) return [date];
  const { from, to } = field(making, on, date);
  return weekly ? everyWeek(making.calendar, from, to, date) : spread(making.calendar, date, to, times);
}

/** The time the group is in the field. */
function field(making: Making, on: string, date: string): { from: string; to: string } {
  const from = markedOn(making, 'T_e', on, 'first') ?? date;
  const to = markedOn(making, 'T_w', on, 'last') ?? date;
  return { from, to: to < date ? date : to };
}

function everyWeek(calendar: Calendar, from: string, to: string, earliest: string): string[] {
  return weeksOwed(calendar, from, to).flatMap(({ week, due }) => {
    const usual = roll(calendar, addDays(week, WEEKDAY));
    const day = [usual, roll(calendar, earliest)].sort().at(-1) ?? usual;
    if (day <= due && day <= to) return [day];
    // The last week of the field may end before its usual day.
    const last = back(calendar, to < due ? to : due);
    return last >= week && last >= earliest ? [last] : [];
  });
}

function spread(calendar: Calendar, from: string, to: string, times: number): string[] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Array.from({ length: times }, (_, index) =>
    back(calendar, addDays(from, Math.floor((days * index) / times))),
  ).map((day) => (day < from ? from : day));
}
