import type { Db } from '../db/client.ts';
import { accountByLogin, saveAccount } from '../db/queries/accounts.ts';
import { appendTrail } from '../db/trail/append.ts';
import { transaction } from '../db/transaction.ts';
import { hashPassword, randomPassword } from './password.ts';
import { commandNote } from './trail/command-note.ts';

/** The accounts of a new installation: the office and the three officers（三员）, each of one role. */
const FIRST = [
  { login: 'office', name: '巡察办' },
  { login: 'sysadmin', name: '系统管理员' },
  { login: 'secadmin', name: '安全保密管理员' },
  { login: 'auditor', name: '审计' },
];

/**
 * Creates those of the first accounts that are missing and tells their one-time passwords, to be changed at the first
 * sign-in; they are kept nowhere else.
 */
export async function ensureFirstAccounts(db: Db): Promise<{ login: string; name: string; password: string }[]> {
  const made = [];
  for (const account of FIRST) {
    const { login, name } = account;
    if (await accountByLogin(db, login)) continue;
    const password = randomPassword();
    const passwordHash = await hashPassword(password);
    await transaction(db, async (tx) => {
      await saveAccount(tx, { id: login, login, name, role: login, mustChange: true, passwordHash });
      await appendTrail(tx, [commandNote('account-created', { account: login, roles: [login] })]);
    });
    made.push({ ...account, password });
  }
  return made;
}
