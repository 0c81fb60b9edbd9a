import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('papers');

/** Papers with a number of their own（催办函、督办单）: 〔year〕第 no 号 of a kind, given once and never again. */
export const papers = pgTable(
  'papers',
  {
    kind: text('kind').notNull(),
    year: integer('year').notNull(),
    no: integer('no').notNull(),
    /** The rung it was issued for. */
    outboxId: text('outbox_id').notNull().unique(),
    round: text('round').notNull(),
    /** Day the ledger came to know of the rung, in Asia/Shanghai. */
    issuedOn: day('issued_on').notNull(),
    title: sealed.text('title').notNull(),
    addressee: sealed.text('addressee').notNull(),
    lines: sealed.text('lines').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.year, t.no] }), index('papers_round').on(t.round)],
);
