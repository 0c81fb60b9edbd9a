import { desc } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { rounds } from '../../schema/rounds.ts';

/** The numbers of the newest rounds. */
export async function newestRounds(db: Db, limit: number): Promise<string[]> {
  const rows = await db.select({ round: rounds.round }).from(rounds).orderBy(desc(rounds.round)).limit(limit);
  return rows.map(({ round }) => round);
}
