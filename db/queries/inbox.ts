import { and, asc, desc, eq, getTableColumns, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { noticeReads as r } from '../schema/notice-reads.ts';
import { outbox as o } from '../schema/outbox.ts';
import { type DeadlineReach, ofReached } from './deadline-filter.ts';
import type { NoticeRow } from './notices.ts';
import type { Page, Paging } from './paging.ts';

export interface InboxFilter {
  round?: string | undefined;
  rule?: string | undefined;
  unit?: string | undefined;
  kind?: NoticeRow['kind'] | undefined;
  /** A role or unit it is addressed or copied to. */
  to?: string | undefined;
  unread?: boolean | undefined;
  /** What the account may know of: deadlines in reach, told to one of its roles. */
  reach?: InboxReach | undefined;
}

export interface InboxReach extends DeadlineReach {
  /** Roles and units it is told as; absent means everything. */
  told?: readonly string[] | undefined;
}

/** A notice and when this account read it. */
export type InboxRow = NoticeRow & { readAt: string | null };

/** What an account finds in its inbox, newest first: everything but what was entered from old papers. */
export async function listInbox(
  db: Db,
  { login, filter = {}, limit, offset }: { login: string; filter?: InboxFilter } & Paging,
): Promise<Page<InboxRow>> {
  const where = inboxWhere(filter);
  const items = await db
    .select({ ...getTableColumns(o), readAt: r.readAt })
    .from(o)
    .leftJoin(r, readBy(login))
    .where(where)
    .orderBy(desc(sql`coalesce(${o.recordedAt}, ${o.createdAt})`), asc(o.id))
    .limit(limit)
    .offset(offset);
  return { items, total: await countInbox(db, login, filter) };
}

/** How many notices of the inbox a filter leaves. */
export async function countInbox(db: Db, login: string, filter: InboxFilter = {}): Promise<number> {
  const [all] = await db
    .select({ n: sql<number>`count(*)::integer` })
    .from(o)
    .leftJoin(r, readBy(login))
    .where(inboxWhere(filter));
  return all?.n ?? 0;
}

const readBy = (login: string) => and(eq(r.noticeId, o.id), eq(r.login, login));

function inboxWhere({ round, rule, unit, kind, to, unread, reach = {} }: InboxFilter): SQL | undefined {
  return and(
    ne(o.status, 'historic'),
    round === undefined ? undefined : eq(o.round, round),
    rule === undefined ? undefined : eq(o.rule, rule),
    unit === undefined ? undefined : eq(o.unit, unit),
    kind && eq(o.kind, kind),
    to === undefined ? undefined : or(sql`${to} = any(${o.to})`, sql`${to} = any(${o.copyTo})`),
    ofReached(o, reach),
    reach.told === undefined ? undefined : isTold(reach.told),
    unread === undefined ? undefined : unread ? isNull(r.readAt) : sql`${r.readAt} is not null`,
  );
}

function isTold(roles: readonly string[]): SQL {
  const own = sql`array[${sql.join(
    roles.map((role) => sql`${role}`),
    sql`, `,
  )}]::text[]`;
  return sql`(${o.to} && ${own} or ${o.copyTo} && ${own})`;
}

/** Who marks what they may know of as read, and when. */
export interface Reader {
  login: string;
  readAt: string;
  reach?: InboxReach;
}

/** Marks notices read; those read before keep when. Says how many of them there are. */
export async function markRead(db: Db, { login, readAt, reach = {} }: Reader, ids: string[]): Promise<number> {
  const own = and(inArray(o.id, ids), inboxWhere({ reach }));
  const known = await db.select({ id: o.id }).from(o).leftJoin(r, readBy(login)).where(own);
  const rows = known.map(({ id }) => ({ login, noticeId: id, readAt }));
  if (rows.length > 0) await db.insert(r).values(rows).onConflictDoNothing();
  return rows.length;
}

/** Marks everything read, or everything of a round. Says how many were unread. */
export async function markAllRead(
  db: Db,
  { login, readAt, reach = {} }: Reader,
  round: string | undefined,
): Promise<number> {
  const unread = await countInbox(db, login, { round, unread: true, reach });
  const own = inboxWhere({ round, reach });
  await db.execute(sql`insert into ${r} (login, notice_id, read_at)
    select ${login}, ${o.id}, ${readAt}::timestamptz from ${o} where ${own}
    on conflict do nothing`);
  return unread;
}
