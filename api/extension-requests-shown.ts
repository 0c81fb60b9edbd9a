import { listRequests } from '../db/queries/extension-requests.ts';
import { rulebooksInUse } from '../db/queries/rulebooks.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { deadlineSearch } from './deadline-search.ts';
import type { ApiDeps } from './deps.ts';
import { deadlinesReached } from './permissions/deadline-parts.ts';
import { paging } from './schemas/common.ts';
import type { RequestQuery } from './schemas/deadline-decisions.ts';
import { refuseTooFar } from './too-far.ts';

/** One page of extensions that were asked for, the newest first. */
export async function requestsShown(deps: ApiDeps, books: Books, query: RequestQuery, account: Account) {
  refuseTooFar(query);
  const { page, pageSize, round, status, q, sort } = query;
  const reach = await deadlinesReached(deps, books, account);
  if (round !== undefined && reach.within === undefined) await books.ofRound(round);
  const used = [...(await books.byHashes(await rulebooksInUse(deps.db))).values()];
  const titleOf = (rule: string) => used.find((book) => book.deadlines[rule])?.deadlines[rule]?.title ?? rule;
  const search = q === undefined ? undefined : { text: q, deadlines: await deadlineSearch(deps.db, q, round, used) };
  const asked = { round, status, reach, search, sort };
  const { items, ...counted } = await listRequests(deps.db, { ...asked, ...paging(query) });
  const shown = items.map(({ deadlineKey: key, due: wish, ...row }) => ({
    ...row,
    key,
    wish,
    title: titleOf(row.rule),
  }));
  return { items: shown, ...counted, page, pageSize };
}
