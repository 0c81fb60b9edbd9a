import { and, asc, desc, eq, gt, gte, lt, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { trail } from '../schema/trail.ts';
import type { TrailRow } from '../trail/chain.ts';
import type { TrailEvent } from '../trail/events.ts';
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

/** A page of the trail, newest first. */
export async function trailPage(db: Db, filter: TrailFilter, { limit, offset }: Paging): Promise<Page<TrailRow>> {
  const where = asked(filter);
  const items = await db.select().from(trail).where(where).orderBy(desc(trail.no)).limit(limit).offset(offset);
  return { items, total: await db.$count(trail, where) };
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
