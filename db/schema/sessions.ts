import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('sessions');

/** Sign-ins of people at the page. Whoever has the token is that person; only the token's hash is kept. */
export const sessions = pgTable(
  'sessions',
  {
    /** What its owner names it by; of no use for signing in. */
    id: text('id').primaryKey(),
    /** sha256 of the token. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Id of the account. */
    account: text('account').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Noted at most once a minute. */
    lastUsedAt: instant('last_used_at').notNull(),
    /** However much it is used. */
    expiresAt: instant('expires_at').notNull(),
    address: text('address').notNull(),
    /** The browser as it calls itself, shortened. */
    agent: sealed.label('agent').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [index('sessions_account').on(t.account)],
);
