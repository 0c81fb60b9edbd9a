import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accountRoles } from '../schema/account-roles.ts';
import { type AccountScope, accounts } from '../schema/accounts.ts';
import { transaction } from '../transaction.ts';
import { accountChanged } from './account-changed.ts';
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
  if (Object.keys(change).length === 0) return;
  await db.update(accounts).set(change).where(eq(accounts.id, id));
  await accountChanged(db, id);
}

/** A new password; `mustChange` when somebody else than its owner knows it. */
export async function setPassword(db: Db, id: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await db.update(accounts).set({ passwordHash, mustChange }).where(eq(accounts.id, id));
  await accountChanged(db, id);
}

/** Keeps the same password under a newer hash, unless the password was changed meanwhile. */
export async function rehashPassword(db: Db, id: string, from: string, to: string): Promise<void> {
  await db
    .update(accounts)
    .set({ passwordHash: to })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, from)));
}

/** Every part given must hold. */
export interface AccountFilter {
  /** Has this role, for whatever. */
  role?: string | undefined;
  disabled?: boolean | undefined;
}

/** The first `most` accounts by login, without their password hashes. Names are ciphertext to SQL. */
export function accountsAsked(
  db: Db,
  { filter: { role, disabled } = {}, most }: { filter?: AccountFilter; most: number },
): Promise<Pick<AccountRow, 'id' | 'login' | 'name' | 'role' | 'scope' | 'disabled' | 'person'>[]> {
  const { passwordHash: _, mustChange: __, ...columns } = getTableColumns(accounts);
  const has = and(eq(accountRoles.account, accounts.id), role === undefined ? undefined : eq(accountRoles.role, role));
  const where = and(
    role === undefined ? undefined : sql`exists (select from ${accountRoles} where ${has})`,
    disabled === undefined ? undefined : eq(accounts.disabled, disabled),
  );
  return db.select(columns).from(accounts).where(where).orderBy(asc(accounts.login)).limit(most);
}

function scoped({ unit, inspections = [] }: AccountScope): Omit<RoleGiven, 'role'>[] {
  const limits: Omit<RoleGiven, 'role'>[] = inspections.map((of) => ({ kind: 'inspection', of }));
  if (unit !== undefined) limits.push({ kind: 'unit', of: unit });
  return limits.length > 0 ? limits : [{ kind: 'all', of: '' }];
}
