import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

/** Which open deadlines a feed shows; every part given must hold. */
export interface FeedFilter {
  round?: string | undefined;
  /** Role or unit that owes. */
  owedBy?: string | undefined;
  unit?: string | undefined;
  group?: number | undefined;
}

const sealed = sealedIn('feeds');

/** Calendar subscriptions（日历订阅）. Whoever has the token reads it; only the token's hash is kept. */
export const feeds = pgTable(
  'feeds',
  {
    id: text('id').primaryKey(),
    /** sha256 of the token. */
    tokenHash: text('token_hash').notNull().unique(),
    label: sealed.label('label').notNull(),
    /** Login of who made it, and alone may see and revoke it. */
    account: text('account').notNull(),
    filter: jsonb('filter').$type<FeedFilter>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    uses: integer('uses').notNull().default(0),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('feeds_account').on(t.account)],
);
