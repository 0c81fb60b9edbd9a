import type { z } from 'zod';
import { type RoleGiven, type RoleRow, replaceRoles, rolesOf, rolesOfAll } from '../../db/queries/account-roles.ts';
import {
  type AccountRow,
  accountByLogin,
  accountsAsked,
  insertAccount,
  setPassword,
  updateAccount,
} from '../../db/queries/accounts.ts';
import { endSessions } from '../../db/queries/sessions.ts';
import { transaction } from '../../db/transaction.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { type Listing, listedOfOpened, MOST_OPENED } from '../listed.ts';
import { hashPassword, randomPassword } from '../password.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import type { AccountQuery, accountSchema, rolesSchema } from '../schemas/accounts.ts';
import { accountRoleTitle, isOfficer, refuseJoined, separated } from './separation.ts';

type Deps = Pick<ApiDeps, 'db' | 'now'>;
type Shown = z.infer<typeof accountSchema>;

const listing: Listing<Pick<AccountRow, 'login' | 'name'>, 'login' | 'name'> = {
  words: ({ login, name }) => [login, name],
  by: { login: ({ login }) => login, name: ({ name }) => name },
  id: ({ login }) => login,
};

/** One page of accounts with their roles, by login unless asked otherwise. */
export async function peopleShown({ db }: Pick<Deps, 'db'>, query: AccountQuery) {
  const { role, disabled } = query;
  const all = await accountsAsked(db, { filter: { role, disabled }, most: MOST_OPENED + 1 });
  const { items, ...counted } = listedOfOpened<(typeof all)[number], 'login' | 'name'>(all, query, listing);
  const given = await rolesOfAll(
    db,
    items.map(({ id }) => id),
  );
  const rolesIn = (id: string) => given.filter(({ account }) => account === id);
  return { ...counted, items: items.map((one) => shown(one, rolesIn(one.id))) };
}

/** A new account, without any role, and its one-time password; 409 where the login exists. */
export async function createPerson({ db }: Deps, login: string, name: string): Promise<Shown & { password: string }> {
  const password = randomPassword();
  const account = { id: login, login, name, passwordHash: await hashPassword(password), mustChange: true };
  if (!(await insertAccount(db, account))) {
    const detail = `账号 ${login} 已经有了`;
    throw new ApiProblem(problem(409, 'account-exists', detail, { errors: [{ field: 'login', detail }] }));
  }
  return { ...shown({ ...account, disabled: false, person: null }, []), password };
}

/** Names, disables or lets in again; who is disabled is signed out at once. */
export async function changePerson(
  deps: Deps,
  login: string,
  change: { name?: string | undefined; disabled?: boolean | undefined; person?: string | null | undefined },
  by: string,
): Promise<Shown> {
  const account = await known(deps, login);
  if (change.disabled && login === by) throw separated('不能停用自己的账号', 'disabled');
  const { name = account.name, disabled = account.disabled, person = account.person } = change;
  await transaction(deps.db, async (tx) => {
    await updateAccount(tx, account.id, { name, disabled, person });
    if (disabled) await endSessions(tx, account.id, instantNow(deps));
  });
  return shown({ login, name, disabled, person }, await rolesOf(deps.db, account.id));
}

/** A new one-time password, and every sign-in ended. The other two of the three are reset at the machine itself. */
export async function resetPassword(deps: Deps, login: string): Promise<string> {
  const account = await known(deps, login);
  if (isOfficer(await rolesOf(deps.db, account.id), 'secadmin', 'auditor')) {
    throw separated('系统管理员不能重置安全保密管理员、审计员的口令，请在服务器上重置', 'login');
  }
  return freshPassword(deps, account);
}

/** A one-time password for an account, known to whoever asked; every sign-in with the old one is over. */
export async function freshPassword(deps: Deps, { id }: Pick<AccountRow, 'id'>): Promise<string> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await transaction(deps.db, async (tx) => {
    await setPassword(tx, id, passwordHash, true);
    await endSessions(tx, id, instantNow(deps));
  });
  return password;
}

/** Ends every sign-in of an account; how many. */
export async function signOut(deps: Deps, login: string): Promise<number> {
  const { id } = await known(deps, login);
  return endSessions(deps.db, id, instantNow(deps));
}

/** These roles instead of those before; nobody gives any to themselves. */
export async function giveRoles(
  deps: Deps,
  login: string,
  { roles }: z.infer<typeof rolesSchema>,
  by: string,
): Promise<Shown> {
  const account = await known(deps, login);
  if (login === by) throw separated('不能改动自己的角色', 'login');
  const asked = new Map<string, RoleGiven>();
  for (const { role, scope: limit } of roles) {
    const scope = limit ?? ({ kind: 'all', of: '' } as const);
    asked.set(JSON.stringify([role, scope.kind, scope.of]), { role, ...scope });
  }
  const given = [...asked.values()];
  refuseJoined(given);
  await transaction(deps.db, (tx) => replaceRoles(tx, account.id, given, { givenBy: by, givenAt: instantNow(deps) }));
  return shown(account, await rolesOf(deps.db, account.id));
}

async function known({ db }: Deps, login: string): Promise<AccountRow> {
  const account = await accountByLogin(db, login);
  if (!account) throw notFound('login', '没有这个账号');
  return account;
}

function shown(
  { login, name, disabled, person }: Pick<AccountRow, 'login' | 'name' | 'disabled' | 'person'>,
  roles: RoleRow[],
): Shown {
  return {
    ...{ login, name, disabled, person },
    roles: roles.map(({ role, kind, of, givenBy, givenAt }) => ({
      role,
      title: accountRoleTitle(role),
      ...(kind !== 'all' && { scope: { kind, of } }),
      ...{ givenBy, givenAt },
    })),
  };
}
