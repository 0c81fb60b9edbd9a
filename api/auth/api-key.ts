import type { ApiKeyRow } from '../../db/queries/api-keys.ts';
import { apiKeyByHash, touchApiKey } from '../../db/queries/api-keys.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { newToken, tokenHash } from '../feeds/token.ts';
import type { Action } from '../permissions/actions.ts';
import { type Account, accountOf } from './account.ts';
import { later, NOTED_MS } from './limits.ts';

export const KEY_PREFIX = 'xk_';
const KEY = /^xk_[A-Za-z0-9_-]{43}$/;

/** A key nobody can guess; its prefix tells scanners of source code what it is. */
export function newKey(): string {
  return `${KEY_PREFIX}${newToken()}`;
}

/** What the table keeps of a key, and finds it by. */
export function keyHash(key: string): string {
  return tokenHash(key);
}

/** Whoever made the key, allowed what the key was made for and its owner still may; none when it is not in force. */
export async function keyHolder(deps: Pick<ApiDeps, 'db' | 'now'>, key: string): Promise<Account | undefined> {
  if (!KEY.test(key)) return undefined;
  const now = instantNow(deps);
  const found = await apiKeyByHash(deps.db, keyHash(key), now);
  if (!found) return undefined;
  if (isDue(found.key, now)) await touchApiKey(deps.db, found.key.id, now);
  const owner = await accountOf(deps.db, found.account);
  return { ...owner, may: new Set([...owner.may].filter((action) => includes(found.key, action))) };
}

function isDue({ lastUsedAt }: ApiKeyRow, now: string): boolean {
  return lastUsedAt === null || lastUsedAt <= later(now, -NOTED_MS);
}

function includes({ actions }: ApiKeyRow, action: Action): boolean {
  return actions.includes(action);
}
