import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Calendar } from './calendar.ts';
import { CalendarError } from './errors.ts';
import { versioned } from './version.ts';

// Node only: never import this from workflow code. The calendar enters a workflow as input.

const FIRST_YEAR = 2011;
const NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };
const days = z.record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.string());
const data = z.object({ holidays: days, workdays: days });

/** The calendar of the `chinese-days` package: 2011 to the last year it publishes, or the years asked for. */
export function publishedCalendar(options: { years?: { from: number; to: number } } = {}): Calendar {
  const { holidays, workdays } = data.parse(createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'));
  const last = lastPublishedYear(holidays);
  const { from, to } = options.years ?? { from: FIRST_YEAR, to: last };
  if (from < FIRST_YEAR || to > last || from > to) {
    throw new CalendarError('bad-years', `已公布的年份是 ${FIRST_YEAR}–${last}，不是 ${from}–${to}`);
  }
  // A calendar that ends early knows only what was known then: the last days of December belong to the next notice.
  const end = to < last ? `${to}-12-25` : `${to}-12-31`;
  const kept = (all: Record<string, string>) => named(all, `${from}-01-01`, end);
  return versioned({ firstYear: from, lastYear: to, rest: kept(holidays), work: kept(workdays), closures: {} });
}

/** A year is published when its National Day is in, and so is that of every year before it. */
function lastPublishedYear(holidays: Record<string, string>): number {
  let year = FIRST_YEAR;
  while (`${year + 1}-10-01` in holidays) year += 1;
  return year;
}

/** `2026-10-01: "National Day,国庆节,3"` → `2026-10-01: 国庆节`, in date order. */
function named(all: Record<string, string>, from: string, to: string): Record<string, string> {
  const kept = Object.entries(all).filter(([date]) => date >= from && date <= to);
  return Object.fromEntries(
    kept
      .map(([date, text]): [string, string] => {
        const name = text.split(',')[1] ?? text;
        return [date, NAMES[name] ?? name];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
