import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { accountRoles } from '../schema/account-roles.ts';
import { accounts } from '../schema/accounts.ts';
import { accountChanged } from './account-changed.ts';

export type RoleRow = typeof accountRoles.$inferSelect;
/** A role and what it is limited to. */
export type RoleGiven = Pick<RoleRow, 'role' | 'kind' | 'of'>;

const inOrder = [asc(accountRoles.account), asc(accountRoles.role), asc(accountRoles.kind), asc(accountRoles.of)];

export function rolesOf(db: Db, account: string): Promise<RoleRow[]> {
  return db
    .select()
    .from(accountRoles)
    .where(eq(accountRoles.account, account))
    .orderBy(...inOrder);
}

/** Every role of each of these accounts. */
export function rolesOfAll(db: Db, accountIds: string[]): Promise<RoleRow[]> {
  return db
    .select()
    .from(accountRoles)
    .where(inArray(accountRoles.account, accountIds))
    .orderBy(...inOrder);
}

/** These roles and no others; two that change them at once follow one another. Call it in a transaction. */
export async function replaceRoles(
  tx: Db,
  account: string,
  roles: readonly RoleGiven[],
  given: Pick<RoleRow, 'givenBy' | 'givenAt'>,
): Promise<void> {
  await tx.execute(sql`select 1 from ${accounts} where ${accounts.id} = ${account} for update`);
  await tx.delete(accountRoles).where(eq(accountRoles.account, account));
  if (roles.length > 0) await tx.insert(accountRoles).values(roles.map((role) => ({ account, ...role, ...given })));
  await accountChanged(tx, account);
}
