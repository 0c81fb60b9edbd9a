import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** A list of a whole county is counted so far; how many more there are, nobody pages through. */
export const MOST_COUNTED = 10_000;

/** How many there are; `totalCapped` when there are more than were counted. */
export interface Count {
  total: number;
  totalCapped?: true;
}

interface Counted {
  /** A table, or tables joined. */
  from: SQLWrapper;
  where: SQL | undefined;
  /** The order the list is read in: by its index the count stops where it has enough, wherever the rows lie. */
  along: SQLWrapper;
}

/** Counts rows up to `most`, so that the count costs no more than a page. */
export async function countUpTo(db: Db, { from, where, along }: Counted, most: number = MOST_COUNTED): Promise<Count> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::integer as n
      from (select from ${from} where ${where ?? sql`true`} order by ${along} limit ${most + 1}) as counted`,
  );
  const n = rows[0]?.n ?? 0;
  return n > most ? { total: most, totalCapped: true } : { total: n };
}
