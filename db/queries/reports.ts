import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { reports } from '../schema/reports.ts';

export type ReportRow = typeof reports.$inferSelect;

/** Reports and rectification papers handed in, of a round or one inspection of it. */
export function reportsOf(db: Db, round: string, inspection?: string): Promise<ReportRow[]> {
  const one = inspection === undefined ? undefined : eq(reports.inspection, inspection);
  return db
    .select()
    .from(reports)
    .where(and(eq(reports.round, round), one))
    .orderBy(asc(reports.date), asc(reports.workflowId), asc(reports.factId));
}
