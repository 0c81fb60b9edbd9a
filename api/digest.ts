import type { z } from 'zod';
import { newestCalendar } from '../db/queries/calendars.ts';
import { RulebookCache } from '../notices/books.ts';
import { digestItems } from '../notices/digest-source.ts';
import { digestText, itemsFor, SECTIONS } from '../notices/digest-text.ts';
import { dayKind } from '../procedure/calendar/days.ts';
import { dateOfInstant, formatDate } from '../procedure/counting/index.ts';
import { isRole } from '../procedure/rulebook/roles.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { ApiProblem, badFields, problem } from './problem.ts';
import type { DigestQuery, digestSchema } from './schemas/inbox.ts';

const books = new RulebookCache();

/** What the digest of a day would say to somebody, as the ledger stands now. */
export async function digestShown(deps: ApiDeps, query: DigestQuery): Promise<z.infer<typeof digestSchema>> {
  const { date = dateOfInstant(instantNow(deps)), party, round = null, group = null, org = null } = query;
  const calendar = await newestCalendar(deps.db);
  if (!calendar) throw new ApiProblem(problem(503, 'no-calendar', '还没有发布日历，请稍后重试'), 5);
  // The working day before it must be in the calendar too.
  if (date < `${calendar.firstYear}-02-01` || date > `${calendar.lastYear + 50}`) {
    throw badFields({ field: 'date', detail: `日历自 ${calendar.firstYear} 年起` });
  }
  if (!isRole(party)) throw badFields({ field: 'party', detail: `没有角色或协作单位“${party}”` });
  const all = await digestItems(deps.db, books, calendar, date);
  const items = itemsFor(all, { party, round, groupNo: group, orgNo: org });
  const { rest, why } = dayKind(calendar, date);
  const text = digestText(items, date);
  return {
    date,
    dateText: formatDate(date),
    workday: !rest,
    why,
    title: text?.title ?? null,
    lines: text?.lines ?? [],
    items: items.map((item) => ({ ...item, sectionTitle: SECTIONS[item.section] })),
  };
}
