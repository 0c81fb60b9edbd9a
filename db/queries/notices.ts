import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { outbox } from '../schema/outbox.ts';
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

/** Reminders and escalations, newest first. */
export async function listNotices(
  db: Db,
  { filter = {}, limit, offset }: { filter?: NoticeFilter } & Paging,
): Promise<Page<NoticeRow>> {
  const where = noticeWhere(filter);
  const items = await db
    .select()
    .from(outbox)
    .where(where)
    .orderBy(desc(outbox.createdAt), asc(outbox.id))
    .limit(limit)
    .offset(offset);
  return { items, total: await db.$count(outbox, where) };
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
