import { hashPassword } from '../../api/password.ts';
import type { Db } from '../../db/client.ts';
import { saveAccount } from '../../db/queries/accounts.ts';

export const PASSWORD = 'Unlikely-horse-2026-battery';

/** An account of the role of its name, for the whole county; `once` gives it a one-time password. */
export async function accountOfRole(db: Db, login: string, once = false): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await saveAccount(db, { id: login, login, name: login, role: login, passwordHash, mustChange: once });
}
