import { hashPassword, randomPassword } from '../../api/password.ts';
import type { Db } from '../../db/client.ts';
import { saveAccount } from '../../db/queries/accounts.ts';

/** An account of the role of its name, past its first sign-in; says its password. */
export async function accountPast(db: Db, login: string): Promise<string> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await saveAccount(db, { id: login, login, name: login, role: login, passwordHash, mustChange: false });
  return password;
}
