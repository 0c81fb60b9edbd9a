import { eachDay } from '../../procedure/calendar/date.ts';
import { isWorkday } from '../../procedure/calendar/days.ts';
import { weeksOwed } from '../../procedure/counting/index.ts';
import { markedOn } from '../scenario/marked.ts';
import { occasionsOf } from '../scenario/occasions.ts';
import type { Duty } from '../scenario/steps.ts';
import type { Making } from './making.ts';

/** The group's meeting is held every day of the stay, also where the document names no rhythm. */
const GROUP_MEETING = 'plan.group-meetings';

/** The days on which a step is done: each working day or week of the stay, so many times, or once on its day. */
export function daysOf(making: Making, { step: name, on }: Duty, date: string): string[] {
  const { book, calendar } = making;
  const rules = Object.values(book.deadlines).filter((rule) => rule['met-by'] === name);
  const counted = book.steps[name]?.counted;
  const from = markedOn(making, 'T_e', on, 'first');
  const to = markedOn(making, 'T_w', on, 'last');
  if (from === undefined || to === undefined) return [date];
  const daily =
    name === GROUP_MEETING || counted === 'working-day' || rules.some(({ every }) => every === 'working-day');
  if (daily) {
    const days = [...eachDay(from, to)].filter((day) => isWorkday(calendar, day) && day > date);
    return [date, ...days];
  }
  if (counted === 'week') {
    const weeks = weeksOwed(calendar, from, to).flatMap(({ due }) => (due > date && due <= to ? [due] : []));
    return [date, ...weeks];
  }
  return occasionsOf(making, name, on, date);
}
