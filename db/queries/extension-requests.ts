import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { extensionRequests as r } from '../schema/extension-requests.ts';
import { type Count, countUpTo, MOST_COUNTED } from './capped-count.ts';
import { contains } from './contains.ts';
import { type DeadlineReach, ofReached } from './deadline-filter.ts';
import { type DeadlineSearch, ofSought } from './deadline-search.ts';
import type { Page, Paging } from './paging.ts';

type Row = typeof r.$inferSelect;

export type RequestSort = 'asked' | '-asked' | 'wish' | '-wish';

/** A typed word: what it stands for in the deadlines asked about, and itself in who asked. */
export interface RequestSearch {
  text: string;
  deadlines: DeadlineSearch;
}

interface Listed extends Paging {
  round?: string | undefined;
  status?: Row['status'] | undefined;
  reach?: DeadlineReach;
  /** Looked for in the newest 10,000 of the question. */
  search?: RequestSearch | undefined;
  sort?: RequestSort;
}

/** Extensions asked for, the newest first unless asked otherwise. */
export async function listRequests(
  db: Db,
  { round, status, reach = {}, search, sort = '-asked', limit, offset }: Listed,
): Promise<Page<Row> & Count> {
  const asked = and(
    round === undefined ? undefined : eq(r.round, round),
    status && eq(r.status, status),
    ofReached(r, reach),
  );
  const recent = search && (await since(db, asked));
  const where = and(asked, recent, search && has(search));
  const column = sort.endsWith('wish') ? r.due : r.askedAt;
  const order = sort.startsWith('-') ? [desc(column), desc(r.id)] : [asc(column), asc(r.id)];
  const items = await db
    .select()
    .from(r)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
  const counted = await countUpTo(db, { from: r, where, along: sql`${r.askedAt} desc` });
  return { items, ...counted, ...(recent && { totalCapped: true as const }) };
}

const has = ({ text, deadlines }: RequestSearch) => or(contains([r.askedBy], text), ofSought(r, deadlines));

/** From the 10,000th of them on; undefined where there are no more. */
async function since(db: Db, asked: SQL | undefined): Promise<SQL | undefined> {
  const [last] = await db
    .select({ at: sql<string>`${r.askedAt}::text` })
    .from(r)
    .where(asked)
    .orderBy(desc(r.askedAt))
    .limit(1)
    .offset(MOST_COUNTED);
  return last && sql`${r.askedAt} >= ${last.at}::timestamptz`;
}
