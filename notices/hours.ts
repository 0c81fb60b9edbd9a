import type { Calendar } from '../procedure/calendar/calendar.ts';
import { isWorkday } from '../procedure/calendar/days.ts';
import { atTime, dateOfInstant, workdaysAfterDate } from '../procedure/counting/index.ts';

/** When a working day of notices begins: what waited overnight and the digest leave then. */
export const MORNING = '08:30';

/** Opening hours of a working day, 'HH:MM' in Asia/Shanghai. */
export interface Hours {
  from: string;
  to: string;
}

/**
 * When something ready at `instant` (UTC) may leave: at once inside the hours of a working day, else at 08:30 of the
 * next one. Without hours, or before any calendar is published, at once.
 */
export function leavesAt(calendar: Calendar | undefined, hours: Hours | undefined, instant: string): string {
  if (!hours || !calendar) return instant;
  const today = dateOfInstant(instant);
  if (isWorkday(calendar, today)) {
    if (instant >= atTime(today, hours.from) && instant < atTime(today, hours.to)) return instant;
    const morning = atTime(today, MORNING);
    if (instant < morning) return morning;
  }
  return atTime(workdaysAfterDate(calendar, today, 1), MORNING);
}
