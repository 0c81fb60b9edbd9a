import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The last entry of a workflow at a checkpoint; of the trail（审计日志）under the id `trail`. */
export interface Head {
  workflowId: string;
  seq: number;
  hash: string;
}

/**
 * Heads of the hash chains, signed with a key that the database does not have: daily, and whenever an archive is handed
 * over. Each names the one before it. Only appended.
 */
export const checkpoints = pgTable('checkpoints', {
  /** Dense, from 1. */
  no: integer('no').primaryKey(),
  at: instant('at').notNull(),
  kind: text('kind').$type<'daily' | 'archive'>().notNull(),
  /** The day it is of, or the fact that handed the archive over: each is signed once. */
  reason: text('reason').notNull().unique(),
  /** Hash of the checkpoint before; zeros for the first. */
  previous: text('previous').notNull(),
  /** Heads that moved since the checkpoint before. */
  heads: jsonb('heads').$type<Head[]>().notNull(),
  /** sha256 of its canonical JSON. */
  hash: text('hash').notNull(),
  /** Which key: the beginning of the sha256 of the public key. */
  keyId: text('key_id').notNull(),
  /** Ed25519 over the hash, base64. */
  signature: text('signature').notNull(),
});
