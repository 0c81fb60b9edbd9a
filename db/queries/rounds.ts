import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { inspections } from '../schema/inspections.ts';
import { rounds } from '../schema/rounds.ts';
import { workflows } from '../schema/workflows.ts';

export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

/** All rounds, newest first, with their standing and how many inspections they have. */
export function listRounds(db: Db) {
  return select(db).orderBy(desc(rounds.round));
}

/** One round by its number. */
export async function roundByNo(db: Db, round: string): Promise<RoundRow | undefined> {
  const [row] = await select(db).where(eq(rounds.round, round));
  return row;
}

function select(db: Db) {
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
    .innerJoin(workflows, eq(workflows.workflowId, rounds.workflowId))
    .$dynamic();
}
