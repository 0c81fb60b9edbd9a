import type { Db } from '../db/client.ts';
import { accountByLogin, saveAccount } from '../db/queries/accounts.ts';
import { hashPassword, randomPassword } from './password.ts';

export const OFFICE_LOGIN = 'office';

/** Creates the one office account where there is none and tells its password, which is kept nowhere else. */
export async function ensureOfficeAccount(db: Db): Promise<string | undefined> {
  if (await accountByLogin(db, OFFICE_LOGIN)) return undefined;
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await saveAccount(db, { id: OFFICE_LOGIN, login: OFFICE_LOGIN, name: '巡察办', passwordHash, role: 'office' });
  return password;
}
