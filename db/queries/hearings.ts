import { asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { hearings } from '../schema/hearings.ts';

export type HearingRow = typeof hearings.$inferSelect;

/** Hearing × inspection of a round, earliest first. */
export function hearingsOfRound(db: Db, round: string): Promise<HearingRow[]> {
  const { date, factId, inspection } = hearings;
  return db.select().from(hearings).where(eq(hearings.round, round)).orderBy(asc(date), asc(factId), asc(inspection));
}
