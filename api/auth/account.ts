import type { Db } from '../../db/client.ts';
import { type RoleGiven, rolesOf } from '../../db/queries/account-roles.ts';
import type { AccountRow } from '../../db/queries/accounts.ts';
import type { Recusal } from '../../procedure/rights/viewer.ts';
import { type Action, LOCAL_MAY } from '../permissions/actions.ts';
import type { Asked } from '../permissions/permit.ts';
import { actionsOf, LOCAL_ROLE } from '../permissions/table.ts';

/** Who sent the request. */
export interface Account {
  /** Of the `accounts` table; '' for this machine's own commands. */
  id: string;
  login: string;
  name: string;
  /** What the roles allow, or less: what an API key was made for. */
  may: ReadonlySet<Action>;
  roles: readonly RoleGiven[];
  /** Who its owner is in the office's register of people; null for who is in none. */
  person: string | null;
  /** What the owner declared recusal for; none of it is shown or taken. */
  recused: readonly Recusal[];
  /** Answered nothing but a change of password until then. */
  mustChange: boolean;
  /** The session that was shown, for people at the page. */
  session?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    account: Account;
  }
  interface FastifyContextConfig extends Partial<Asked> {
    /** Asked by people who have not signed in yet. */
    open?: boolean;
    /** Answered also before a given password was changed. */
    beforeChange?: boolean;
  }
}

const nothing: ReadonlySet<Action> = new Set();

export const NOBODY: Account = {
  ...{ id: '', login: '', name: '', may: nothing, roles: [], person: null, recused: [], mustChange: false },
};

/** What the ledger calls this machine's own commands; no account may have this login. */
export const LOCAL_LOGIN = 'local';

export const LOCAL: Account = {
  ...{ ...NOBODY, login: LOCAL_LOGIN, name: '本机命令', may: LOCAL_MAY },
  roles: [{ role: LOCAL_ROLE, kind: 'all', of: '' }],
};

/** The person of an account with what their roles allow now. */
export async function accountOf(db: Db, { id, login, name, mustChange, person }: AccountRow): Promise<Account> {
  const roles = await rolesOf(db, id);
  return { ...NOBODY, id, login, name, mustChange, person, roles, may: actionsOf(roles) };
}
