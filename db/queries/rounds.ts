import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { inspections } from '../schema/inspections.ts';
import { rounds } from '../schema/rounds.ts';
import { workflows } from '../schema/workflows.ts';

export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

/** All rounds, newest first, with their standing and how many inspections they have. */
export function listRounds(db: Db) {
  return roundLines(db).orderBy(desc(rounds.round));
}

/** One round by its number. */
export async function roundByNo(db: Db, round: string): Promise<RoundRow | undefined> {
  const [row] = await roundLines(db).where(eq(rounds.round, round));
  return row;
}

/** The workflow of the round itself. */
export const ofItself = and(eq(workflows.workflowId, rounds.workflowId), eq(workflows.host, 'round'));

/** Rounds with their standing, to be narrowed and ordered. */
export function roundLines(db: Db) {
  const { mode, revision, closed, rulebookHash, calendarVersion } = getTableColumns(workflows);
  return db
    .select({
      ...getTableColumns(rounds),
      mode,
      revision,
      closed,
      rulebookHash,
      calendarVersion,
      inspections: db.$count(inspections, eq(inspections.round, rounds.round)),
    })
    .from(rounds)
    .innerJoin(workflows, ofItself)
    .$dynamic();
}
