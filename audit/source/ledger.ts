import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/client.ts';
import { allCheckpoints } from '../../db/queries/checkpoints.ts';
import { allEntriesOf } from '../../db/queries/entries.ts';
import { commands } from '../../db/schema/commands.ts';
import { entries } from '../../db/schema/entries.ts';
import { workflows } from '../../db/schema/workflows.ts';
import { transaction } from '../../db/transaction.ts';
import { PROJECTED } from '../../db/write/tables.ts';
import { OFFICE } from '../../procedure/ids.ts';
import type { ProjectedTable } from '../../procedure/row.ts';
import type { Evidence, Rows, WorkflowEvidence } from '../evidence.ts';
import { unlessUnreadable } from './unreadable.ts';

/** What one part of an audit is about: a round or the office, or one workflow of it. */
export interface Part {
  round: string;
  workflowId?: string | undefined;
}

/** The ledger's side of the evidence. */
export interface LedgerSide extends Pick<Evidence, 'rows' | 'unreadable' | 'allRows' | 'checkpoints'> {
  workflows: Omit<WorkflowEvidence, 'runs' | 'strays' | 'missing'>[];
}

/** Every round the ledger has an entry of, the office last. */
export async function partsOfLedger(db: Db): Promise<Part[]> {
  const rows = await db.selectDistinct({ round: entries.round }).from(entries);
  const rounds = rows.map(({ round }) => round).sort();
  return [...rounds.filter((round) => round !== OFFICE), ...rounds.filter((round) => round === OFFICE)].map(
    (round) => ({
      round,
    }),
  );
}

/**
 * Reads the ledger as it was at one moment. Histories are to be read after it: they may only be ahead of it then, never
 * behind.
 */
export function readLedger(db: Db, part: Part): Promise<LedgerSide> {
  return transaction(db, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    const known = await knownWorkflows(tx, part);
    const side: LedgerSide['workflows'] = [];
    for (const [workflowId, revision] of known) {
      const { read: own = [], ...rest } = await unlessUnreadable(() => allEntriesOf(tx, workflowId));
      const commands = await commandsOf(tx, workflowId);
      side.push({ workflowId, round: part.round, entries: own, ...rest, revision, commands });
    }
    const { read: rows = {}, ...rest } = await unlessUnreadable(() => rowsOf(tx, part));
    return {
      workflows: side,
      rows,
      ...rest,
      allRows: part.workflowId === undefined,
      checkpoints: await allCheckpoints(tx),
    };
  });
}

/** Workflows with a row or with entries, by id: somebody may have taken the one away and left the other. */
async function knownWorkflows(db: Db, { round, workflowId }: Part): Promise<Map<string, number | undefined>> {
  const own = (column: PgColumn, of: PgColumn): SQL =>
    workflowId === undefined ? eq(of, round) : eq(column, workflowId);
  const written = await db
    .selectDistinct({ workflowId: entries.workflowId })
    .from(entries)
    .where(own(entries.workflowId, entries.round));
  const standing = await db
    .select({ workflowId: workflows.workflowId, revision: workflows.revision })
    .from(workflows)
    .where(own(workflows.workflowId, workflows.round));
  const revisions = new Map(standing.map((row) => [row.workflowId, row.revision]));
  const ids = new Set([...revisions.keys(), ...written.map((row) => row.workflowId)]);
  return new Map([...ids].sort().map((id) => [id, revisions.get(id)]));
}

async function commandsOf(db: Db, workflowId: string): Promise<WorkflowEvidence['commands']> {
  const rows = await db.select().from(commands).where(eq(commands.workflowId, workflowId));
  return new Map(rows.map(({ id, hash, revision }) => [id, { hash, revision }]));
}

async function rowsOf(db: Db, { round, workflowId }: Part): Promise<Rows> {
  const rows: Rows = {};
  for (const [name, table] of Object.entries(PROJECTED) as [ProjectedTable, PgTable][]) {
    const where = belongs(table, round, workflowId);
    if (where) rows[name] = await db.select().from(table).where(where);
  }
  return rows;
}

/** Which rows of a table are a round's, or one workflow's; none of a table that has neither column but the office's. */
function belongs(table: PgTable, round: string, workflowId: string | undefined): SQL | undefined {
  const columns = getTableColumns(table) as Record<string, PgColumn>;
  if (workflowId !== undefined && columns.workflowId) return eq(columns.workflowId, workflowId);
  if (columns.round) return eq(columns.round, round);
  if (columns.workflowId) return inArray(columns.workflowId, workflowIdsOf(round));
  return round === OFFICE ? sql`true` : undefined;
}

/** As a subquery: a table without a round of its own names workflows of the round. */
function workflowIdsOf(round: string) {
  return sql`(select ${workflows.workflowId} from ${workflows} where ${workflows.round} = ${round})`;
}
