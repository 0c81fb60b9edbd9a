import type { Db } from '../../db/client.ts';
import { rolesOf } from '../../db/queries/account-roles.ts';
import type { AccountRow } from '../../db/queries/accounts.ts';
import { type Action, actionsOf, LOCAL_MAY } from '../permissions.ts';

/** Who sent the request. */
export interface Account {
  /** Of the `accounts` table; '' for this machine's own commands. */
  id: string;
  login: string;
  name: string;
  may: ReadonlySet<Action>;
  /** Answered nothing but a change of password until then. */
  mustChange: boolean;
  /** The session that was shown, for people at the page. */
  session?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    account: Account;
  }
  interface FastifyContextConfig {
    /** What the caller must be allowed, or one of them; GET reads and everything else records where not given. */
    action?: Action | readonly Action[];
    /** Asked by people who have not signed in yet. */
    open?: boolean;
    /** Answered also before a given password was changed. */
    beforeChange?: boolean;
  }
}

const nothing: ReadonlySet<Action> = new Set();

export const NOBODY: Account = { id: '', login: '', name: '', may: nothing, mustChange: false };

/** What the ledger calls this machine's own commands; no account may have this login. */
export const LOCAL_LOGIN = 'local';

export const LOCAL: Account = { ...NOBODY, login: LOCAL_LOGIN, name: '本机命令', may: LOCAL_MAY };

/** The person of an account with what their roles allow now. */
export async function accountOf(db: Db, { id, login, name, mustChange }: AccountRow): Promise<Account> {
  return { id, login, name, mustChange, may: actionsOf(await rolesOf(db, id)) };
}
