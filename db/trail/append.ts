import { sql } from 'drizzle-orm';
import { GENESIS } from '../chain.ts';
import type { Db } from '../client.ts';
import { trailHead } from '../queries/trail.ts';
import { trail } from '../schema/trail.ts';
import { transaction } from '../transaction.ts';
import { chained, type TrailNote } from './chain.ts';

/**
 * Appends to the trail, in a transaction of its own or in the open one. A lock held to the end of the transaction keeps
 * processes from continuing after the same entry: in a transaction that does more, this comes last.
 */
export async function appendTrail(db: Db, notes: readonly TrailNote[]): Promise<void> {
  if (notes.length === 0) return;
  await transaction(db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '.trail', 0))`);
    const last = (await trailHead(tx)) ?? { no: 0, hash: GENESIS };
    await tx.insert(trail).values(chained(notes, last));
  });
}
