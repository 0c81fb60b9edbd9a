import { listRequests } from '../db/queries/extension-requests.ts';
import { rulebooksInUse } from '../db/queries/rulebooks.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { deadlinesReached } from './permissions/deadline-parts.ts';
import { paging } from './schemas/common.ts';
import type { RequestQuery } from './schemas/deadline-decisions.ts';

/** One page of extensions that were asked for, the newest first. */
export async function requestsShown(deps: ApiDeps, books: Books, query: RequestQuery, account: Account) {
  const { page, pageSize, round, status } = query;
  const reach = await deadlinesReached(deps, books, account);
  if (round !== undefined && reach.within === undefined) await books.ofRound(round);
  const used = [...(await books.byHashes(await rulebooksInUse(deps.db))).values()];
  const titleOf = (rule: string) => used.find((book) => book.deadlines[rule])?.deadlines[rule]?.title ?? rule;
  const { items, total } = await listRequests(deps.db, { round, status, reach, ...paging(query) });
  const shown = items.map(({ deadlineKey: key, due: wish, ...row }) => ({
    ...row,
    key,
    wish,
    title: titleOf(row.rule),
  }));
  return { items: shown, total, page, pageSize };
}
