import type { Calendar } from '../calendar/calendar.ts';
import { addDays, daysBetween } from '../calendar/date.ts';
import { roll, workdaysAfterDate, workdaysBetween } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Pause, State } from './state.ts';

/** The stop of the clock that has no end yet. */
export function openPause(state: State, key: string): Pause | undefined {
  return state.pauses?.[key]?.find(({ until }) => until === undefined);
}

/**
 * The due date with the days of its stops left out: a term of working days runs on by the working days that stood
 * still, any other by the calendar days, then to a working day as before（D4、D5）. Undefined while it stands still.
 */
export function paused(calendar: Calendar, rule: DeadlineRule, due: string, pauses: Pause[]): string | undefined {
  let now = due;
  for (const { from, until } of pauses) {
    if (from > now) continue;
    if (until === undefined) return undefined;
    now = longer(calendar, rule, now, from, until);
  }
  return now;
}

function longer(calendar: Calendar, { within }: DeadlineRule, due: string, from: string, until: string): string {
  const last = addDays(until, -1);
  if (within?.includes('working')) {
    const stood = workdaysBetween(calendar, from, last);
    return stood === 0 ? due : workdaysAfterDate(calendar, due, stood);
  }
  return roll(calendar, addDays(due, daysBetween(from, until)));
}
