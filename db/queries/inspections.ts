import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { groups } from '../schema/groups.ts';
import { inspections } from '../schema/inspections.ts';

export type InspectionRow = typeof inspections.$inferSelect;
export type GroupRow = typeof groups.$inferSelect;

/** The inspections of a round, all or those of the given references. */
export function inspectionsOfRound(db: Db, round: string, refs?: string[]): Promise<InspectionRow[]> {
  return db
    .select()
    .from(inspections)
    .where(and(eq(inspections.round, round), refs && inArray(inspections.ref, refs)))
    .orderBy(asc(inspections.groupNo), asc(inspections.orgNo));
}

/** What the inspected organizations of these rounds are called, by reference. */
export async function inspectionNames(db: Db, rounds: Iterable<string>): Promise<Map<string, Map<string, string>>> {
  const rows = await db
    .select({ round: inspections.round, ref: inspections.ref, name: inspections.name })
    .from(inspections)
    .where(inArray(inspections.round, [...new Set(rounds)]));
  const names = new Map<string, Map<string, string>>();
  for (const { round, ref, name } of rows) names.set(round, (names.get(round) ?? new Map()).set(ref, name));
  return names;
}

/** The inspection a workflow hosts. */
export async function inspectionByWorkflow(db: Db, workflowId: string): Promise<InspectionRow | undefined> {
  const [row] = await db.select().from(inspections).where(eq(inspections.workflowId, workflowId));
  return row;
}

/** The groups of a round. */
export function groupsOfRound(db: Db, round: string): Promise<GroupRow[]> {
  return db.select().from(groups).where(eq(groups.round, round)).orderBy(asc(groups.no));
}
