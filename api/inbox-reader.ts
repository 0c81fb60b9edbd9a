import type { InboxReach, Reader } from '../db/queries/inbox.ts';
import { GROUP_SIDE, ORG_SIDE } from '../procedure/rights/scope.ts';
import type { RoleHeld } from '../procedure/rights/viewer.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { deadlinesReached } from './permissions/deadline-parts.ts';
import { reachOf } from './permissions/reach.ts';

/** Who reads the inbox: whoever has a whole round every notice of it, anybody else what their roles are told. */
export async function readerOf(deps: ApiDeps, books: Books, account: Account): Promise<Reader> {
  const { scopes } = reachOf(account, 'inbox.see');
  const told = scopes.some(({ kind }) => kind === 'all' || kind === 'round') ? undefined : scopes.flatMap(toldAs);
  const reach: InboxReach = { ...(await deadlinesReached(deps, books, account)), told };
  return { login: account.login, readAt: instantNow(deps), reach };
}

/** The roles a notice may be addressed to that mean the holder of this one. */
function toldAs({ role, kind, of }: RoleHeld): string[] {
  if (kind === 'unit') return [of, 'unit', 'receiver'];
  if (GROUP_SIDE.includes(role)) return [role, 'group', 'branch'];
  return ORG_SIDE.includes(role) ? [role, 'org'] : [role];
}
