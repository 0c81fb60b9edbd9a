import type { Db } from '../db/client.ts';
import { accountByLogin, saveAccount } from '../db/queries/accounts.ts';
import { hashPassword, randomPassword } from './password.ts';

export const OFFICE_LOGIN = 'office';
export const AUDITOR_LOGIN = 'auditor';

/** Creates the one office account where there is none and tells its password, which is kept nowhere else. */
export function ensureOfficeAccount(db: Db): Promise<string | undefined> {
  return ensureAccount(db, OFFICE_LOGIN, '巡察办', 'office');
}

/** Creates the auditors' account where there is none and tells its password, which is kept nowhere else. */
export function ensureAuditorAccount(db: Db): Promise<string | undefined> {
  return ensureAccount(db, AUDITOR_LOGIN, '审计', 'auditor');
}

async function ensureAccount(db: Db, login: string, name: string, role: string): Promise<string | undefined> {
  if (await accountByLogin(db, login)) return undefined;
  const password = randomPassword();
  await saveAccount(db, { id: login, login, name, passwordHash: await hashPassword(password), role });
  return password;
}
