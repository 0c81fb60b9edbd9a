import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accounts } from '../schema/accounts.ts';

export type AccountRow = typeof accounts.$inferSelect;

export async function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.login, login));
  return row;
}

/** Creates the account, or replaces everything but its id where the login exists. */
export async function saveAccount(db: Db, account: typeof accounts.$inferInsert): Promise<void> {
  const { id: _, ...rest } = account;
  await db.insert(accounts).values(account).onConflictDoUpdate({ target: accounts.login, set: rest });
}

/** All accounts without their password hashes. */
export async function listAccounts(db: Db): Promise<Omit<AccountRow, 'passwordHash'>[]> {
  const rows = await db.select().from(accounts).orderBy(asc(accounts.login));
  return rows.map(({ passwordHash: _, ...row }) => row);
}

/** Keeps the same password under a newer hash, unless the password was changed meanwhile. */
export async function rehashPassword(db: Db, id: string, from: string, to: string): Promise<void> {
  await db
    .update(accounts)
    .set({ passwordHash: to })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, from)));
}
