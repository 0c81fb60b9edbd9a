import { and, asc, eq, exists, inArray, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../client.ts';
import { deadlines } from '../schema/deadlines.ts';
import { inspections } from '../schema/inspections.ts';
import { transfers } from '../schema/transfers.ts';
import { workflows } from '../schema/workflows.ts';

/** A workflow that has another calendar; one that is starting may not be there yet. */
export interface Behind {
  workflowId: string;
  starting: boolean;
}

const own = alias(workflows, 'own');

/**
 * Open and starting workflows of all rounds and the office whose last entry names another calendar: the office and the
 * rounds first, so that what they start from then on follows theirs. Of a closed round those with a duty still running.
 */
export async function behindCalendar(db: Db, version: string): Promise<Behind[]> {
  const closedRound = exists(
    db
      .select({ one: sql`1` })
      .from(own)
      .where(and(eq(own.workflowId, workflows.round), eq(own.closed, true))),
  );
  const running = exists(
    db
      .select({ one: sql`1` })
      .from(deadlines)
      .where(and(eq(deadlines.workflowId, workflows.workflowId), inArray(deadlines.status, ['open', 'waiting']))),
  );
  const written = await db
    .select({ id: workflows.workflowId })
    .from(workflows)
    .where(
      and(
        eq(workflows.closed, false),
        sql`${workflows.calendarVersion} is distinct from ${version}`,
        or(not(closedRound), running),
      ),
    )
    .orderBy(sql`${workflows.host} not in ('office', 'round')`, asc(workflows.workflowId));
  const starting = await Promise.all([inspections, transfers].map((table) => startingOf(db, table)));
  const known = new Set(written.map(({ id }) => id));
  const unwritten = starting.flat().filter((id) => !known.has(id));
  return [
    ...written.map(({ id }) => ({ workflowId: id, starting: false })),
    ...unwritten.map((id) => ({ workflowId: id, starting: true })),
  ];
}

async function startingOf(db: Db, table: typeof inspections | typeof transfers): Promise<string[]> {
  const rows = await db
    .select({ id: table.workflowId })
    .from(table)
    .where(eq(table.state, 'starting'))
    .orderBy(asc(table.workflowId));
  return rows.map(({ id }) => id);
}
