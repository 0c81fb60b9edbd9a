import { pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/**
 * Every build of the workflows that ever served this ledger, with its code: a run is replayed with the build that ran
 * it, years later too. Only appended.
 */
export const builds = pgTable('builds', {
  /** As histories name it: the engine's SDK, its version and the sha256 of the code. */
  buildId: text('build_id').primaryKey(),
  /** Version of the product. */
  version: text('version').notNull(),
  /** The workflow bundle, gzip. */
  code: bytes('code').notNull(),
  registeredAt: instant('registered_at').notNull(),
});
