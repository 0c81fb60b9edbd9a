import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { inspections } from '../schema/inspections.ts';
import { transfers } from '../schema/transfers.ts';
import { workflowsOfRound } from './workflows.ts';

/** A workflow and the version of the rulebook its last entry names; null while it is starting. */
export interface Following {
  workflowId: string;
  rulebookHash: string | null;
}

/**
 * The workflows of a round that are open or starting. Of a closed round only those with a duty still running: nothing
 * new may open where nothing can be recorded any more.
 */
export async function openInRound(db: Db, round: string): Promise<Following[]> {
  const rows = await workflowsOfRound(db, round);
  const closed = rows.some(({ workflowId, closed }) => workflowId === round && closed);
  const running = closed ? await withDuties(db, round) : undefined;
  const open = rows.filter((row) => !row.closed && (running === undefined || running.has(row.workflowId)));
  const starting = await Promise.all([inspections, transfers].map((table) => startingOf(db, table, round)));
  return [...open, ...starting.flat()].map(({ workflowId, rulebookHash }) => ({ workflowId, rulebookHash }));
}

async function withDuties(db: Db, round: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ workflowId: deadlines.workflowId })
    .from(deadlines)
    .where(and(eq(deadlines.round, round), inArray(deadlines.status, ['open', 'waiting'])));
  return new Set(rows.map(({ workflowId }) => workflowId));
}

async function startingOf(db: Db, table: typeof inspections | typeof transfers, round: string): Promise<Following[]> {
  const rows = await db
    .select({ workflowId: table.workflowId })
    .from(table)
    .where(and(eq(table.round, round), eq(table.state, 'starting')));
  return rows.map(({ workflowId }) => ({ workflowId, rulebookHash: null }));
}
