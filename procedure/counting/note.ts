import type { Calendar } from '../calendar/calendar.ts';
import { weekdayName } from '../calendar/date.ts';
import { dayKind } from '../calendar/days.ts';
import { isProvisional, provisionalReason } from '../calendar/provisional.ts';

/** One line of “为什么是这天”. */
export interface DayNote {
  date: string;
  /** 周一 … 周日. */
  weekday: string;
  what: 'trigger' | 'counted' | 'skipped' | 'landed' | 'rolled' | 'due';
  /** Which working day of the term it is, or how many days or months it took to land here. */
  n?: number;
  why: string;
}

/** A due date with the days that made it. `provisional` (D20): an estimate as if only weekends rest; it may warn, never lapse. */
export interface Counted {
  due: string;
  provisional: boolean;
  days: DayNote[];
}

/** A note whose reason is given: trigger days, fixed days. */
export function statedNote(date: string, what: DayNote['what'], why: string): DayNote {
  return { date, weekday: weekdayName(date), what, why };
}

/** A note whose reason is the calendar's, with what is not certain about it (D20). */
export function calendarNote(calendar: Calendar, date: string, what: DayNote['what'], n?: number): DayNote {
  const open = provisionalReason(calendar, date);
  const why = dayKind(calendar, date).why + (open === undefined ? '' : `（暂定：${open}）`);
  return { date, weekday: weekdayName(date), what, ...(n === undefined ? {} : { n }), why };
}

/** Closes a count: the base note, then the days the result depends on, the due day last. */
export function counted(calendar: Calendar, base: DayNote, walked: DayNote[]): Counted {
  const due = walked.at(-1)?.date ?? base.date;
  return { due, provisional: walked.some((note) => isProvisional(calendar, note.date)), days: [base, ...walked] };
}
