import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { outbox } from '../schema/outbox.ts';
import { type Count, countUpTo } from './capped-count.ts';
import type { Page, Paging } from './paging.ts';

export type NoticeRow = typeof outbox.$inferSelect;

export interface NoticeFilter {
  round?: string;
  workflowIds?: string[];
  status?: NoticeRow['status'];
  kind?: NoticeRow['kind'];
  /** A role it goes to. */
  to?: string;
  deadlineKey?: string;
}

export type NoticeSort = 'created' | '-created';

/** Reminders and escalations, newest first unless asked otherwise. */
export async function listNotices(
  db: Db,
  { filter = {}, sort = '-created', limit, offset }: { filter?: NoticeFilter; sort?: NoticeSort } & Paging,
): Promise<Page<NoticeRow> & Count> {
  const where = noticeWhere(filter);
  const items = await db
    .select()
    .from(outbox)
    .where(where)
    .orderBy(sort === 'created' ? asc(outbox.createdAt) : desc(outbox.createdAt), asc(outbox.id))
    .limit(limit)
    .offset(offset);
  const along = sql`${outbox.createdAt} desc`;
  return { items, ...(await countUpTo(db, { from: outbox, where, along })) };
}

function noticeWhere({ round, workflowIds, status, kind, to, deadlineKey }: NoticeFilter): SQL | undefined {
  return and(
    round === undefined ? undefined : eq(outbox.round, round),
    workflowIds && inArray(outbox.workflowId, workflowIds),
    status && eq(outbox.status, status),
    kind && eq(outbox.kind, kind),
    to === undefined ? undefined : sql`${to} = any(${outbox.to})`,
    deadlineKey === undefined ? undefined : eq(outbox.deadlineKey, deadlineKey),
  );
}
