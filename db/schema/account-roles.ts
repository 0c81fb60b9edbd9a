import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What a role is limited to; `all` is the whole county. */
export type ScopeKind = 'all' | 'round' | 'group' | 'inspection' | 'unit';

/** Which account has which role, and for what: a person may have several, in several groups. */
export const accountRoles = pgTable(
  'account_roles',
  {
    /** Id of the account. */
    account: text('account').notNull(),
    role: text('role').notNull(),
    kind: text('kind').$type<ScopeKind>().notNull(),
    /** `R2026-01`, `R2026-01/3`, `R2026-01/3-1` or a unit's code; '' for the whole county. */
    of: text('of').notNull(),
    /** Login of who gave it; '' when the installation did. */
    givenBy: text('given_by').notNull(),
    givenAt: instant('given_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.role, t.kind, t.of] })],
);
