import { parseDate } from '../calendar/date.ts';

/** D7: the base of several triggers is the latest of them; while one is missing there is none, and no due date. */
export function latestOf(dates: readonly (string | undefined)[]): string | undefined {
  let latest: string | undefined;
  for (const date of dates) {
    if (date === undefined) return undefined;
    parseDate(date);
    if (latest === undefined || date > latest) latest = date;
  }
  return latest;
}
