import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('scans');

/** 普通 or 内部; what is 密件 and above is registered by number, copy and place, its text is not stored. */
export type ScanLevel = '普通' | '内部';

/** 扫描件: photographs and scans that entries name as their evidence. Encrypted, and only appended. */
export const scans = pgTable(
  'scans',
  {
    /** Of account and Idempotency-Key. */
    id: text('id').primaryKey(),
    round: text('round').notNull(),
    workflowId: text('workflow_id').notNull(),
    level: text('level').$type<ScanLevel>().notNull(),
    /** What the file was called; never the name of anything on a disk. */
    name: sealed.text('name').notNull(),
    /** MIME type as its content tells. */
    type: text('type').notNull(),
    /** Bytes in the clear. */
    size: integer('size').notNull(),
    /** sha256 of the clear bytes. */
    hash: text('hash').notNull(),
    keyId: text('key_id').notNull(),
    /** Sealed under `scans.content/<id>`. */
    content: bytes('content').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('scans_round').on(t.round, t.addedAt)],
);
