import { and, asc, desc, eq, getTableColumns, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { noticeReads as r } from '../schema/notice-reads.ts';
import { outbox as o } from '../schema/outbox.ts';
import { type Count, countUpTo, MOST_COUNTED } from './capped-count.ts';
import { type DeadlineReach, ofReached } from './deadline-filter.ts';
import { type DeadlineSearch, ofSought } from './deadline-search.ts';
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
  /** What a typed word stands for in the deadlines they are of. */
  search?: DeadlineSearch | undefined;
  /** What the account may know of: deadlines in reach, told to one of its roles. */
  reach?: InboxReach | undefined;
}

export interface InboxReach extends DeadlineReach {
  /** Roles and units it is told as; absent means everything. */
  told?: readonly string[] | undefined;
}

/** A notice and when this account read it. */
export type InboxRow = NoticeRow & { readAt: string | null };

interface InboxListed extends Paging {
  login: string;
  filter?: InboxFilter;
  /** From the newest on, unless told otherwise. */
  back?: boolean;
}

/** What an account finds in its inbox, and how many of it are unread: everything but what was entered from old papers. */
export async function listInbox(
  db: Db,
  { login, filter = {}, back = true, limit, offset }: InboxListed,
): Promise<Page<InboxRow> & Count & { unread: number }> {
  const recent = await since(db, filter);
  const items = await db
    .select({ ...getTableColumns(o), readAt: r.readAt })
    .from(o)
    .leftJoin(r, readBy(login))
    .where(and(inboxWhere(filter), recent))
    .orderBy(back ? desc(newest) : asc(newest), asc(o.id))
    .limit(limit)
    .offset(offset);
  const unread = filter.unread === false ? 0 : (await counted(db, login, { ...filter, unread: true }, recent)).total;
  return { items, ...(await counted(db, login, filter, recent)), unread };
}

const newest = sql`coalesce(${o.recordedAt}, ${o.createdAt})`;

/**
 * The list has the newest 10,000 of a question: from the moment of the last of them on. Read or not, and whether it has
 * what was sought, is asked of these alone, for of all there ever were it would be asked one by one.
 */
async function since(db: Db, { unread: _, search: __, ...filter }: InboxFilter): Promise<SQL | undefined> {
  const [last] = await db
    .select({ at: sql<string>`${newest}::text` })
    .from(o)
    .where(inboxWhere(filter))
    .orderBy(desc(newest))
    .limit(1)
    .offset(MOST_COUNTED);
  return last && sql`${newest} >= ${last.at}::timestamptz`;
}

async function counted(db: Db, login: string, filter: InboxFilter, recent: SQL | undefined): Promise<Count> {
  const joined = sql`${o} left join ${r} on ${readBy(login)}`;
  const from = filter.unread === undefined ? o : joined;
  const found = await countUpTo(db, { from, where: and(inboxWhere(filter), recent), along: sql`${newest} desc` });
  // What is older than these was not searched.
  return filter.search === undefined || recent === undefined ? found : { ...found, totalCapped: true };
}

const readBy = (login: string) => and(eq(r.noticeId, o.id), eq(r.login, login));

function inboxWhere({ round, rule, unit, kind, to, unread, search, reach = {} }: InboxFilter): SQL | undefined {
  return and(
    ne(o.status, 'historic'),
    round === undefined ? undefined : eq(o.round, round),
    rule === undefined ? undefined : eq(o.rule, rule),
    unit === undefined ? undefined : eq(o.unit, unit),
    kind && eq(o.kind, kind),
    to === undefined ? undefined : or(sql`${to} = any(${o.to})`, sql`${to} = any(${o.copyTo})`),
    ofReached(o, reach),
    ofSought(o, search),
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
  const asked = { round, unread: true, reach };
  const { total: unread } = await counted(db, login, asked, await since(db, asked));
  const own = inboxWhere({ round, reach });
  await db.execute(sql`insert into ${r} (login, notice_id, read_at)
    select ${login}, ${o.id}, ${readAt}::timestamptz from ${o} where ${own}
    on conflict do nothing`);
  return unread;
}
