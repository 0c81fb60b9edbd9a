import { newestCalendar } from '../db/queries/calendars.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { ApiProblem, badFields, problem } from './problem.ts';

/** What a workflow starts with: the newest version of a rulebook, the newest calendar, and the instant it is now. */
export async function newestRules(
  deps: ApiDeps,
  books: Books,
  rulebook: string,
): Promise<{ book: Rulebook; calendar: Calendar; now: string }> {
  const now = instantNow(deps);
  const book = await books.fresh(rulebook, now);
  if (!book) throw badFields({ field: 'rulebook', detail: `没有规程“${rulebook}”` });
  const calendar = await newestCalendar(deps.db);
  if (!calendar) throw noCalendar();
  return { book, calendar, now };
}

/** 503 until the first calendar is published. */
export function noCalendar(): ApiProblem {
  return new ApiProblem(problem(503, 'no-calendar', '还没有发布日历，请稍后重试'), 5);
}
