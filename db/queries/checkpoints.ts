import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { checkpoints, type Head } from '../schema/checkpoints.ts';
import { entries } from '../schema/entries.ts';
import { facts } from '../schema/facts.ts';
import { trail } from '../schema/trail.ts';
import { workflows } from '../schema/workflows.ts';
import { TRAIL } from '../trail/chain.ts';
import type { Page, Paging } from './paging.ts';

export type CheckpointRow = typeof checkpoints.$inferSelect;

/** Every checkpoint, the first one first. */
export function allCheckpoints(db: Db): Promise<CheckpointRow[]> {
  return db.select().from(checkpoints).orderBy(asc(checkpoints.no));
}

/** A page of checkpoints, newest first unless told otherwise. */
export async function checkpointPage(
  db: Db,
  { back = true, limit, offset }: { back?: boolean } & Paging,
): Promise<Page<CheckpointRow>> {
  const order = back ? desc(checkpoints.no) : asc(checkpoints.no);
  const items = await db.select().from(checkpoints).orderBy(order).limit(limit).offset(offset);
  return { items, total: await db.$count(checkpoints) };
}

/** One checkpoint. */
export async function checkpointByNo(db: Db, no: number): Promise<CheckpointRow | undefined> {
  const [row] = await db.select().from(checkpoints).where(eq(checkpoints.no, no));
  return row;
}

/** The newest checkpoint. */
export async function lastCheckpoint(db: Db): Promise<CheckpointRow | undefined> {
  const [row] = await db.select().from(checkpoints).orderBy(desc(checkpoints.no)).limit(1);
  return row;
}

/** Reasons checkpoints were made for already. */
export async function isSealed(db: Db, reason: string): Promise<boolean> {
  const rows = await db.select({ no: checkpoints.no }).from(checkpoints).where(eq(checkpoints.reason, reason));
  return rows.length > 0;
}

/** Adds a checkpoint; its number or reason taken already is an error. */
export async function addCheckpoint(db: Db, row: CheckpointRow): Promise<void> {
  await db.insert(checkpoints).values(row);
}

/** The last entry of every workflow that grew since its head was signed last, and that of the trail. */
export async function movedHeads(db: Db): Promise<Head[]> {
  const { rows } = await db.execute<{ workflow_id: string; seq: number; hash: string }>(sql`
    with signed as (
      select head->>'workflowId' as workflow_id, max((head->>'seq')::integer) as seq
      from ${checkpoints}, jsonb_array_elements(${checkpoints.heads}) as head group by 1
    )
    , standing as (
      select e.workflow_id, e.seq, e.hash
      from ${workflows} w
      join ${entries} e on e.workflow_id = w.workflow_id and e.seq = w.revision
      union all (select ${TRAIL}, no, hash from ${trail} order by no desc limit 1)
    )
    select standing.* from standing left join signed using (workflow_id)
    where signed.seq is null or signed.seq < standing.seq
    order by workflow_id`);
  return rows.map(({ workflow_id: workflowId, seq, hash }) => ({ workflowId, seq, hash }));
}

/** Facts of these steps that no checkpoint was made for yet: `<workflowId>/<seq>` of the entries that recorded them. */
export async function unsealedFacts(db: Db, steps: readonly string[]): Promise<string[]> {
  if (steps.length === 0) return [];
  const reason = sql<string>`${facts.workflowId} || '/' || ${facts.seq}`;
  const rows = await db
    .select({ reason })
    .from(facts)
    .leftJoin(checkpoints, eq(checkpoints.reason, reason))
    .where(sql`${facts.fact} in ${[...steps]} and ${facts.stands} and ${checkpoints.no} is null`)
    .orderBy(asc(facts.workflowId), asc(facts.seq));
  return rows.map((row) => row.reason);
}
