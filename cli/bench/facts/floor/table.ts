import { sql } from 'drizzle-orm';
import type { Db } from '../../../../db/client.ts';
import type { FloorFlush } from './messages.ts';

/** The floor's ledger: entries and nothing else. */
export async function createTable(db: Db): Promise<void> {
  await db.execute(sql`create table if not exists bench_floor (
    workflow_id text not null, seq integer not null, body jsonb not null, primary key (workflow_id, seq))`);
}

/** Writes a flush in one transaction and tells who waits for it, as our writer does. */
export async function record(db: Db, { workflowId, from, bodies }: FloorFlush): Promise<void> {
  const rows = bodies.map((body, index) => ({ seq: from + index + 1, body }));
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into bench_floor (workflow_id, seq, body)
      select ${workflowId}, r.seq, r.body from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq integer, body jsonb)
      on conflict do nothing`);
    await tx.execute(sql`select pg_notify('ledger', ${`${workflowId} ${from + bodies.length} 0`})`);
  });
}

export async function countRows(db: Db): Promise<number> {
  return db.$count(sql`bench_floor`);
}

export async function isWritten(db: Db, workflowId: string, seq: number): Promise<boolean> {
  return (await db.$count(sql`bench_floor where workflow_id = ${workflowId} and seq = ${seq}`)) > 0;
}
