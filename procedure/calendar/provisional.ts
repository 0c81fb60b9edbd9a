import type { Calendar } from './calendar.ts';
import { parseDate } from './date.ts';
import { requireCovered } from './days.ts';

/** Why a day is not yet certain (D20), or undefined when it is. */
export function provisionalReason(calendar: Calendar, date: string): string | undefined {
  requireCovered(calendar, date);
  const { year } = parseDate(date);
  if (year > calendar.lastYear) return `${year}年放假安排未公布`;
  if (date >= `${calendar.lastYear}-12-26`) return `${calendar.lastYear + 1}年的通知可能改动`;
  return undefined;
}

/** D20: the day is in an unpublished year, or in the last days that the next notice may still move. */
export function isProvisional(calendar: Calendar, date: string): boolean {
  return provisionalReason(calendar, date) !== undefined;
}
