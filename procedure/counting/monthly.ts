import type { Calendar } from '../calendar/calendar.ts';
import { isProvisional } from '../calendar/provisional.ts';
import { lastDayOf, monthOf, nextMonth } from './months.ts';
import { rollNotes } from './roll.ts';

/** One month of the follow-up reports on clues still open (D9). */
export interface MonthlyPeriod {
  /** 'YYYY-MM'. */
  period: string;
  due: string;
  provisional: boolean;
  /** From when a report counts for this month: the first feedback's due day or the 1st, whichever is later. */
  opens: string;
}

/** D9: a period for every month up to `untilMonth` whose eom(M) is strictly after F, the first feedback's due day. */
export function monthlyPeriods(calendar: Calendar, firstDue: string, untilMonth: string): MonthlyPeriod[] {
  lastDayOf(untilMonth);
  const periods: MonthlyPeriod[] = [];
  for (let month = monthOf(firstDue); month <= untilMonth; month = nextMonth(month)) {
    const period = monthlyPeriod(calendar, firstDue, month);
    if (period.due > firstDue) periods.push(period);
  }
  return periods;
}

function monthlyPeriod(calendar: Calendar, firstDue: string, period: string): MonthlyPeriod {
  const walked = rollNotes(calendar, lastDayOf(period), -1).map((note) => note.date);
  const first = `${period}-01`;
  return {
    period,
    due: walked.at(-1) ?? first,
    provisional: walked.some((date) => isProvisional(calendar, date)),
    opens: firstDue > first ? firstDue : first,
  };
}
