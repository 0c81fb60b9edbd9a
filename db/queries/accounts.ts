import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { type AccountScope, accounts } from '../schema/accounts.ts';
import { transaction } from '../transaction.ts';
import { type RoleGiven, replaceRoles } from './account-roles.ts';

export type AccountRow = typeof accounts.$inferSelect;

export async function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.login, login));
  return row;
}

/** Creates the account with its one role, or replaces everything but its id where the login exists, roles included. */
export function saveAccount(db: Db, account: typeof accounts.$inferInsert): Promise<void> {
  const { id: _, ...rest } = account;
  return transaction(db, async (tx) => {
    const [kept] = await tx
      .insert(accounts)
      .values(account)
      .onConflictDoUpdate({ target: accounts.login, set: rest })
      .returning({ id: accounts.id });
    const given = { givenBy: '', givenAt: new Date().toISOString() };
    const roles = account.role ? scoped(account.scope ?? {}).map((one) => ({ role: account.role ?? '', ...one })) : [];
    if (kept) await replaceRoles(tx, kept.id, roles, given);
  });
}

/** Creates an account without any role; false where the login exists. */
export async function insertAccount(
  db: Db,
  account: Pick<AccountRow, 'id' | 'login' | 'name' | 'passwordHash' | 'mustChange'>,
): Promise<boolean> {
  const made = await db.insert(accounts).values(account).onConflictDoNothing().returning({ id: accounts.id });
  return made.length > 0;
}

/** Names an account, disables it or lets it in again. */
export async function updateAccount(
  db: Db,
  id: string,
  change: Partial<Pick<AccountRow, 'name' | 'disabled' | 'person'>>,
): Promise<void> {
  if (Object.keys(change).length > 0) await db.update(accounts).set(change).where(eq(accounts.id, id));
}

/** A new password; `mustChange` when somebody else than its owner knows it. */
export async function setPassword(db: Db, id: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await db.update(accounts).set({ passwordHash, mustChange }).where(eq(accounts.id, id));
}

/** Keeps the same password under a newer hash, unless the password was changed meanwhile. */
export async function rehashPassword(db: Db, id: string, from: string, to: string): Promise<void> {
  await db
    .update(accounts)
    .set({ passwordHash: to })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, from)));
}

/** All accounts without their password hashes. */
export async function listAccounts(
  db: Db,
): Promise<Pick<AccountRow, 'id' | 'login' | 'name' | 'role' | 'scope' | 'disabled' | 'person'>[]> {
  const rows = await db.select().from(accounts).orderBy(asc(accounts.login));
  return rows.map(({ passwordHash: _, mustChange: __, ...row }) => row);
}

function scoped({ unit, inspections = [] }: AccountScope): Omit<RoleGiven, 'role'>[] {
  const limits: Omit<RoleGiven, 'role'>[] = inspections.map((of) => ({ kind: 'inspection', of }));
  if (unit !== undefined) limits.push({ kind: 'unit', of: unit });
  return limits.length > 0 ? limits : [{ kind: 'all', of: '' }];
}
