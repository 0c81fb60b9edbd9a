import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { type InboxRow, listInbox, type Reader } from '../db/queries/inbox.ts';
import { type NoticeFacts, noticeFacts } from '../db/queries/notice-facts.ts';
import { type PaperRow, papersOf } from '../db/queries/papers.ts';
import { rulebooksInUse } from '../db/queries/rulebooks.ts';
import { RulebookCache } from '../notices/books.ts';
import { paperNumber } from '../notices/paper.ts';
import { toldOf } from '../notices/told.ts';
import { type NoticeText, noticeText } from '../notices/wording.ts';
import { dateOfInstant, formatDue } from '../procedure/counting/index.ts';
import type { Books } from './books.ts';
import { instantNow } from './clock.ts';
import { deadlineSearch } from './deadline-search.ts';
import type { ApiDeps } from './deps.ts';
import { provisionalThen } from './provisional-then.ts';
import { paging } from './schemas/common.ts';
import type { InboxQuery, inboxItemSchema } from './schemas/inbox.ts';
import { refuseTooFar } from './too-far.ts';
import { roleTitle } from './words.ts';

const books = new RulebookCache();

/** One page of an account's inbox, worded as of today, and how many of all it matches are unread. */
export async function inboxShown(deps: ApiDeps, library: Books, reader: Reader, query: InboxQuery) {
  refuseTooFar(query);
  const { page, pageSize, q, sort, ...asked } = query;
  const { login, reach } = reader;
  const search = q === undefined ? undefined : await searchOf(deps.db, library, q, asked.round);
  const filter = { ...asked, search, reach };
  const listed = { login, filter, back: sort.startsWith('-'), ...paging(query) };
  const { items, ...counted } = await listInbox(deps.db, listed);
  const ids = items.map(({ id }) => id);
  const today = dateOfInstant(instantNow(deps));
  const [facts, papers] = await Promise.all([noticeFacts(deps.db, ids), papersOf(deps.db, ids)]);
  const marks = await provisionalThen(deps.db, items);
  const shown = items.map(async (row, index) => {
    const one = facts.get(row.id);
    const said = one && (await saidOf(deps.db, one, today, papers.get(row.id)));
    return itemShown(row, said, papers.get(row.id), marks[index] ?? false);
  });
  return { items: await Promise.all(shown), ...counted, page, pageSize };
}

async function searchOf(db: Db, library: Books, q: string, round: string | undefined) {
  const used = await library.byHashes(await rulebooksInUse(db));
  return deadlineSearch(db, q, round, [...used.values()]);
}

/** The title of each of these notices, by id. */
export async function noticeTitles(deps: ApiDeps, ids: string[]): Promise<Map<string, string>> {
  const today = dateOfInstant(instantNow(deps));
  const titles = new Map<string, string>();
  for (const [id, facts] of await noticeFacts(deps.db, ids)) {
    titles.set(id, (await saidOf(deps.db, facts, today)).title);
  }
  return titles;
}

async function saidOf(db: Db, facts: NoticeFacts, today: string, paper?: PaperRow): Promise<NoticeText> {
  const told = toldOf(facts, await books.get(db, facts.rulebookHash));
  return noticeText(told, today, paper ? paperNumber(paper) : null);
}

function itemShown(
  row: InboxRow,
  said: NoticeText | undefined,
  paper: PaperRow | undefined,
  provisional: boolean,
): z.infer<typeof inboxItemSchema> {
  return {
    ...row,
    toTitles: row.to.map(roleTitle),
    copyToTitles: (row.copyTo ?? []).map(roleTitle),
    dueText: formatDue(row.due, provisional),
    provisional,
    title: said?.title ?? '',
    lines: said?.lines ?? [],
    link: said?.path ?? '',
    paperNumber: paper ? paperNumber(paper) : null,
  };
}
