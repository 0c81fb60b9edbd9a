import { atTime, dateOfInstant, formatDate, noon } from '../counting/index.ts';
import { refuse } from './rejection.ts';
import type { State } from './state.ts';

/** The instant a user's `at` means: a day is 12:00, a local minute is Asia/Shanghai. */
export function instantOf(at: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return noon(at);
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?$/.exec(at);
  if (local) return atTime(local[1] ?? '', local[2] ?? '');
  return new Date(at).toISOString();
}

/** The Asia/Shanghai day a user's `at` falls on. */
export function dayOf(at: string): string {
  return dateOfInstant(instantOf(at));
}

/** When something happened: instant (UTC) and day (Asia/Shanghai). */
export interface Moment {
  at: string;
  date: string;
}

/** When something happened, refused where the calendar does not reach or the time has not come. */
export function momentOf(state: State, text: string, instant: string, field = 'at'): Moment {
  const at = instantOf(text);
  const date = dateOfInstant(at);
  checkCalendar(state, date, field);
  // A day alone may be today: what happens later today is still today.
  if (date > dateOfInstant(instant) || (text.length > 10 && at > instant)) {
    const detail = `${formatDate(date)}还没有到，不能登记为已发生`;
    refuse({ code: 'future', status: 422, field, detail });
  }
  return { at, date };
}

/** Refuses a day before the first published year: nothing could be counted from it. */
export function checkCalendar(state: State, date: string, field: string): void {
  if (Number(date.slice(0, 4)) >= state.calendar.firstYear) return;
  const detail = `日历从 ${state.calendar.firstYear} 年起，不能登记 ${formatDate(date)}`;
  refuse({ code: 'before-calendar', status: 422, field, detail });
}

/** Years ahead that a plan or an extension may name. */
const AHEAD = 5;

/** Refuses a planned or extended day that is plainly a slip of the pen. */
export function checkAhead(date: string, instant: string, field: string): void {
  if (Number(date.slice(0, 4)) - Number(instant.slice(0, 4)) <= AHEAD) return;
  refuse({ code: 'not-allowed', status: 422, field, detail: `${formatDate(date)}太远，请核对年份` });
}
