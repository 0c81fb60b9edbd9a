import { calendarByVersion, newestCalendar } from '../db/queries/calendars.ts';
import { roundByNo } from '../db/queries/rounds.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { noCalendar } from './newest-rules.ts';
import { inputOfRound } from './plan-input.ts';
import { deadlinesOf, planShown } from './plan-shown.ts';
import type { PlanShown } from './schemas/plans.ts';

/** 倒排工期 of a running round, by the rulebook and calendar it follows. */
export async function planOfRound(
  deps: ApiDeps,
  books: Books,
  round: string,
): Promise<{ plan: PlanShown; book: Rulebook }> {
  const book = await books.ofRound(round);
  const row = await roundByNo(deps.db, round);
  const own = row?.calendarVersion ? await calendarByVersion(deps.db, row.calendarVersion) : undefined;
  const calendar = own ?? (await newestCalendar(deps.db));
  if (!calendar) throw noCalendar();
  const [input, rows] = await Promise.all([inputOfRound(deps, round, book, calendar), deadlinesOf(deps, round)]);
  return { book, plan: planShown(deps, input, round, rows) };
}
