import { and, asc, count, desc, eq, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { trail } from '../schema/trail.ts';
import type { TrailRow } from '../trail/chain.ts';
import type { TrailEvent } from '../trail/events.ts';
import { type Count, countUpTo, MOST_COUNTED } from './capped-count.ts';
import type { Page, Paging } from './paging.ts';

/** Entries asked for; every part given must hold. Instants in UTC, `from` included, `to` not. */
export interface TrailFilter {
  event?: TrailEvent | undefined;
  account?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The last entry's number and hash; undefined before the first. */
export async function trailHead(db: Db): Promise<Pick<TrailRow, 'no' | 'hash'> | undefined> {
  const [row] = await db.select({ no: trail.no, hash: trail.hash }).from(trail).orderBy(desc(trail.no)).limit(1);
  return row;
}

interface TrailAsked extends Paging {
  filter?: TrailFilter;
  /** Part of the account, the address, the request's id or what the entry tells; the first 10,000 are looked through. */
  text?: string | undefined;
  /** From the newest on, unless told otherwise. */
  back?: boolean;
}

/** A page of the trail. */
export async function trailPage(
  db: Db,
  { filter = {}, text, back = true, limit, offset }: TrailAsked,
): Promise<Page<TrailRow> & Count> {
  const where = asked(filter);
  const order = back ? desc(trail.no) : asc(trail.no);
  if (text !== undefined) return trailSought(db, { where, order, text, limit, offset });
  const items = await db.select().from(trail).where(where).orderBy(order).limit(limit).offset(offset);
  return { items, ...(await countUpTo(db, { from: trail, where, along: order })) };
}

interface Sought extends Paging {
  where: SQL | undefined;
  order: SQL;
  text: string;
}

/** No index has parts of words: as far as other lists are counted, entry by entry is looked through. */
async function trailSought(db: Db, { where, order, text, limit, offset }: Sought): Promise<Page<TrailRow> & Count> {
  const looked = db.select().from(trail).where(where).orderBy(order).limit(MOST_COUNTED).as('trail');
  const words = sql`lower(concat_ws(' ', ${looked.account}, ${looked.address}, ${looked.request}, ${looked.detail}::text))`;
  const found = sql`strpos(${words}, lower(${text})) > 0`;
  const items = await db.select().from(looked).where(found).orderBy(order).limit(limit).offset(offset);
  const [all] = await db.select({ n: count() }).from(looked).where(found);
  const { totalCapped } = await countUpTo(db, { from: trail, where, along: order });
  return { items, total: all?.n ?? 0, ...(totalCapped && { totalCapped }) };
}

const EACH = 1000;

/** The whole trail from the first entry on; only so much of it is in memory at a time. */
export async function* wholeTrail(db: Db): AsyncGenerator<TrailRow> {
  let last: TrailRow | undefined;
  do {
    const rows: TrailRow[] = await db
      .select()
      .from(trail)
      .where(last && gt(trail.no, last.no))
      .orderBy(asc(trail.no))
      .limit(EACH);
    yield* rows;
    last = rows.at(-1);
  } while (last);
}

function asked({ event, account, from, to }: TrailFilter): SQL | undefined {
  return and(
    event === undefined ? undefined : eq(trail.event, event),
    account === undefined ? undefined : eq(trail.account, account),
    from === undefined ? undefined : gte(trail.at, from),
    to === undefined ? undefined : lt(trail.at, to),
  );
}
