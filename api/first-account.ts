import type { Db } from '../db/client.ts';
import { accountByLogin, saveAccount } from '../db/queries/accounts.ts';
import { hashPassword, randomPassword } from './password.ts';

export const OFFICE_LOGIN = 'office';
export const AUDITOR_LOGIN = 'auditor';

/** The accounts of a new installation: the office and the three officers（三员）, each of one role. */
const FIRST = [
  { login: OFFICE_LOGIN, name: '巡察办' },
  { login: 'sysadmin', name: '系统管理员' },
  { login: 'secadmin', name: '安全保密管理员' },
  { login: AUDITOR_LOGIN, name: '审计' },
] as const;

/** Creates the one office account where there is none and tells its password, which is kept nowhere else. */
export function ensureOfficeAccount(db: Db): Promise<string | undefined> {
  return ensureAccount(db, FIRST[0], false);
}

/** Creates the auditors' account where there is none and tells its password, which is kept nowhere else. */
export function ensureAuditorAccount(db: Db): Promise<string | undefined> {
  return ensureAccount(db, FIRST[3], false);
}

/** Creates those of the first accounts that are missing; their one-time passwords, to be changed at first sign-in. */
export async function ensureFirstAccounts(db: Db): Promise<{ login: string; name: string; password: string }[]> {
  const made = [];
  for (const account of FIRST) {
    const password = await ensureAccount(db, account, true);
    if (password !== undefined) made.push({ ...account, password });
  }
  return made;
}

async function ensureAccount(
  db: Db,
  { login, name }: { login: string; name: string },
  mustChange: boolean,
): Promise<string | undefined> {
  if (await accountByLogin(db, login)) return undefined;
  const password = randomPassword();
  await saveAccount(db, {
    ...{ id: login, login, name, role: login, mustChange },
    passwordHash: await hashPassword(password),
  });
  return password;
}
