import { asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { effects } from '../schema/effects.ts';

export type EffectRow = typeof effects.$inferSelect;

/** Effects of a round that were not carried out. */
export function effectsOfRound(db: Db, round: string): Promise<EffectRow[]> {
  return db.select().from(effects).where(eq(effects.round, round)).orderBy(asc(effects.workflowId), asc(effects.id));
}
