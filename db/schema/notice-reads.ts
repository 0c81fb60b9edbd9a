import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Which notices an account has read in its inbox（站内收件箱）. */
export const noticeReads = pgTable(
  'notice_reads',
  {
    login: text('login').notNull(),
    noticeId: text('notice_id').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.login, t.noticeId] })],
);
