import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accounts } from '../schema/accounts.ts';
import { apiKeys } from '../schema/api-keys.ts';
import type { AccountRow } from './accounts.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;

/** Undefined when there is one under its id already: that key is not known any more. */
export async function insertApiKey(db: Db, key: typeof apiKeys.$inferInsert): Promise<ApiKeyRow | undefined> {
  const [row] = await db.insert(apiKeys).values(key).onConflictDoNothing({ target: apiKeys.id }).returning();
  return row;
}

/** The key of a hash that is in force, and whose it is; none when its account is disabled. */
export async function apiKeyByHash(
  db: Db,
  keyHash: string,
  now: string,
): Promise<{ key: ApiKeyRow; account: AccountRow } | undefined> {
  const [row] = await db
    .select({ key: apiKeys, account: accounts })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.account))
    .where(
      and(
        eq(apiKeys.keyHash, keyHash),
        isNull(apiKeys.revokedAt),
        gt(apiKeys.expiresAt, now),
        eq(accounts.disabled, false),
      ),
    );
  return row;
}

export async function touchApiKey(db: Db, id: string, lastUsedAt: string): Promise<void> {
  await db.update(apiKeys).set({ lastUsedAt }).where(eq(apiKeys.id, id));
}

/** The keys of an account, the last one made first, those revoked or expired included. */
export function listApiKeys(db: Db, account: string): Promise<ApiKeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.account, account))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
}

/** Revokes a key of this account; revoking it again leaves the first instant. Undefined when there is none. */
export async function revokeApiKey(db: Db, account: string, id: string, at: string): Promise<ApiKeyRow | undefined> {
  const [row] = await db
    .update(apiKeys)
    .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${at})` })
    .where(and(eq(apiKeys.id, id), eq(apiKeys.account, account)))
    .returning();
  return row;
}
