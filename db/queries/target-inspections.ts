import { asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { targetInspections as i } from '../schema/target-inspections.ts';

export type TargetInspectionRow = typeof i.$inferSelect;

/** The inspections of one organization, by round. */
export function inspectionsOfTarget(db: Db, code: string): Promise<TargetInspectionRow[]> {
  return db.select().from(i).where(eq(i.code, code)).orderBy(asc(i.round), asc(i.groupNo), asc(i.orgNo));
}
