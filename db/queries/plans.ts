import { asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { plans } from '../schema/plans.ts';

export type PlanRow = typeof plans.$inferSelect;

/** Planned dates of a round and of its inspections. */
export function plansOfRound(db: Db, round: string): Promise<PlanRow[]> {
  return db.select().from(plans).where(eq(plans.round, round)).orderBy(asc(plans.workflowId), asc(plans.step));
}
