import { Temporal } from 'temporal-polyfill';
import { CalendarError } from './errors.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

// Parsing is most of the cost of counting, and a term reads the same few days several times. Values never change.
const parsed = new Map<string, Temporal.PlainDate>();
const MOST_PARSED = 8192;

/** Reads 'YYYY-MM-DD' and nothing else; 2023-02-30 is refused, not moved. */
export function parseDate(date: string): Temporal.PlainDate {
  const known = parsed.get(date);
  if (known) return known;
  if (!DATE.test(date)) throw new CalendarError('bad-date', `日期应写作 YYYY-MM-DD：${date}`);
  try {
    const day = Temporal.PlainDate.from(date);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(date, day);
    return day;
  } catch {
    throw new CalendarError('bad-date', `没有这一天：${date}`);
  }
}

/** The day `n` calendar days after `date`; before it when `n` is negative. */
export function addDays(date: string, n: number): string {
  return parseDate(date).add({ days: n }).toString();
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return parseDate(from).until(parseDate(to), { largestUnit: 'day' }).days;
}

/** 1 for Monday … 7 for Sunday. */
export function dayOfWeek(date: string): number {
  return parseDate(date).dayOfWeek;
}

/** 周一 … 周日. */
export function weekdayName(date: string): string {
  return WEEKDAYS[dayOfWeek(date) - 1] ?? '';
}

/** Every day from `from` to `to`, both included; none when `to` is earlier. */
export function* eachDay(from: string, to: string): Generator<string> {
  parseDate(from);
  parseDate(to);
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}
