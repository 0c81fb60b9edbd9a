import { type AppRole, appRoleName, ensureAppRole, mayChangeLedger, roleUrl } from '../db/app-role.ts';
import { ensureDatabase } from '../db/ensure-database.ts';
import { migrate } from '../db/migrate.ts';
import { rehearsalUrl } from '../db/rehearsal-url.ts';
import { DatabaseSetupError } from '../db/setup-error.ts';
import { sqlState } from '../db/sql-state.ts';
import { StackError } from './say.ts';

/** Ledgers by their addresses, passwords included: never print them. */
export interface Ledgers {
  databaseUrl: string;
  rehearsalDatabaseUrl: string;
}

/** What preparing the ledgers needs. */
export interface LedgerOptions {
  /** Of the owner, or of a user whom an administrator has limited already. */
  databaseUrl: string;
  /** Beside the other one unless told. */
  rehearsalDatabaseUrl?: string | undefined;
  appPassword: string;
  log: (line: string) => void;
}

/** The user may not make a role, or the role is not let in. */
const REFUSED = /^(42501|28...)$/;

/**
 * Brings both ledgers to the schema of this release as their owner and answers the addresses for API and worker: those
 * of a role that can only append. Where the server does not let us make one it is said once, and they are the given ones.
 */
export async function prepareLedgers(options: LedgerOptions): Promise<Ledgers> {
  const { databaseUrl, appPassword, log } = options;
  await migrate(databaseUrl).catch((error: unknown) => {
    if (error instanceof DatabaseSetupError || sqlState(error) === undefined) throw error;
    throw new StackError(`台账的数据库用不了，请核对 DATABASE_URL：${(error as Error).message}`);
  });
  const role = { name: await appRoleName(databaseUrl), password: appPassword };
  const limited = await limitedUrl(databaseUrl, role, log);
  const rehearsals = options.rehearsalDatabaseUrl ?? rehearsalUrl(databaseUrl);
  return {
    databaseUrl: limited ?? databaseUrl,
    rehearsalDatabaseUrl: await rehearsalsUrl(rehearsals, limited === undefined ? undefined : role, log),
  };
}

/** The role's address, once the role gets in; undefined where there is none. */
async function limitedUrl(ownerUrl: string, role: AppRole, log: (line: string) => void): Promise<string | undefined> {
  try {
    if (!(await mayChangeLedger(ownerUrl))) return undefined;
    const url = await ensureAppRole(ownerUrl, role);
    await migrate(url);
    return url;
  } catch (error) {
    if (!REFUSED.test(sqlState(error) ?? '')) throw error;
    log(
      `数据库不让建立只能追加台账的用户“${role.name}”（${(error as Error).message}），接口和工作进程改用 DATABASE_URL 里的用户，台账只由触发器保护。请管理员给它 CREATEROLE，再启动一次。`,
    );
    return undefined;
  }
}

/** Rehearsals need a database of their own; real rounds go on without. */
async function rehearsalsUrl(
  ownerUrl: string,
  role: AppRole | undefined,
  log: (line: string) => void,
): Promise<string> {
  try {
    await ensureDatabase(ownerUrl);
    return (role && (await limitedUrl(ownerUrl, role, log))) ?? ownerUrl;
  } catch (error) {
    log(`没有演练的台账，真的轮次不受影响：${(error as Error).message}`);
    return role ? roleUrl(ownerUrl, role) : ownerUrl;
  }
}
