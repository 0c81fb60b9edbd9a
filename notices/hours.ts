import type { Calendar } from '../procedure/calendar/calendar.ts';
import { addDays } from '../procedure/calendar/date.ts';
import { isWorkday } from '../procedure/calendar/days.ts';
import { atTime, dateOfInstant, MORNING, workdaysAfterDate } from '../procedure/counting/index.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';

/** Opening hours, 'HH:MM' in Asia/Shanghai: of working days, or of every day. */
export interface Hours {
  from: string;
  to: string;
  everyDay?: boolean | undefined;
}

/** The house's own hours, those each rulebook writes（`quiet`）, or none: at any time. */
export type HoursSetting = Hours | 'rulebook' | undefined;

/** Of what no rulebook is known for, as the digest. */
const USUAL: Hours = { from: '08:00', to: '18:00' };

/** The hours in which something that follows this rulebook may leave. */
export function hoursFor(setting: HoursSetting, book: Pick<Rulebook, 'quiet'> | undefined): Hours | undefined {
  if (setting !== 'rulebook') return setting;
  if (!book) return USUAL;
  const { quiet } = book;
  return quiet && { from: quiet.to, to: quiet.from, everyDay: !quiet['rest-days'] };
}

/**
 * When something ready at `instant` (UTC) may leave: at once inside the hours, else in the next morning: 08:30, or
 * when the house opens if that is later. Without hours, or before any calendar is published, at once.
 */
export function leavesAt(calendar: Calendar | undefined, hours: Hours | undefined, instant: string): string {
  if (!hours || !calendar) return instant;
  const today = dateOfInstant(instant);
  const next = hours.everyDay ? addDays(today, 1) : workdaysAfterDate(calendar, today, 1);
  if (hours.everyDay || isWorkday(calendar, today)) {
    if (instant >= atTime(today, hours.from) && instant < atTime(today, hours.to)) return instant;
    const morning = atTime(today, morningOf(hours));
    if (instant < morning) return morning;
  }
  return atTime(next, morningOf(hours));
}

function morningOf({ from }: Hours): string {
  return from > MORNING ? from : MORNING;
}
