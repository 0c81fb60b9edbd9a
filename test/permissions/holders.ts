import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../api/password.ts';
import { type RoleGiven, replaceRoles } from '../../db/queries/account-roles.ts';
import { accountByLogin, saveAccount, updateAccount } from '../../db/queries/accounts.ts';
import { transaction } from '../../db/transaction.ts';
import type { TestApi } from '../support/api.ts';

/** What a browser of our own page sends: the cookie of a sign-in. */
export type PageHeaders = Record<string, string>;

/** An account of these roles, signed in at the page; one sign-in costs a password hash. */
export async function signedIn(
  { client: { db }, send }: TestApi,
  login: string,
  roles: readonly RoleGiven[],
  person?: string,
): Promise<PageHeaders> {
  const password = randomUUID();
  await saveAccount(db, { id: login, login, name: '甲', passwordHash: await hashPassword(password) });
  const account = await accountByLogin(db, login);
  if (!account) throw new Error('no account');
  if (person !== undefined) await updateAccount(db, account.id, { person });
  const given = { givenBy: 'test', givenAt: '2022-01-01T00:00:00.000Z' };
  await transaction(db, (tx) => replaceRoles(tx, account.id, roles, given));
  const { headers } = await send('POST', '/api/session', { auth: null, key: null, body: { login, password } });
  const cookie = String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { cookie, 'x-requested-with': 'xuncheng' };
}
