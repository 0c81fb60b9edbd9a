import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('api_keys');

/** Keys for programs, made by an account and never able to do more than it; only the key's hash is kept. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    /** sha256 of the key. */
    keyHash: text('key_hash').notNull().unique(),
    /** Id of the account. */
    account: text('account').notNull(),
    name: sealed.label('name').notNull(),
    /** Of the owner's actions, those it may do. */
    actions: text('actions').array().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Noted at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('api_keys_account').on(t.account)],
);
