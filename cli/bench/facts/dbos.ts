import { DBOS } from '@dbos-inc/dbos-sdk';
import { PostgresDataSource } from '@dbos-inc/postgres-datasource';
import postgres from 'postgres';
import { DBOS_NAME, launch, sourceOf } from '../dbos/open.ts';
import { type Body, bodyOf } from './body.ts';
import type { Peer } from './peer.ts';

/** DBOS Transact on the same database: a durable workflow a call, one transaction of its own that writes the entries. */
export async function dbos(databaseUrl: string): Promise<Peer> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`create table if not exists bench_dbos (
    target text not null, seq integer not null, body jsonb not null, primary key (target, seq))`;
  const write = sourceOf(databaseUrl).registerTransaction(
    async (target: string, bodies: Body[]) => {
      const tx = PostgresDataSource.client;
      // The entries of one inspection follow each other, as they do in ours.
      await tx`select pg_advisory_xact_lock(hashtextextended(${target}, 1))`;
      await tx`insert into bench_dbos (target, seq, body)
        select ${target}, (select coalesce(max(seq), 0) from bench_dbos where target = ${target}) + r.n, r.body
        from jsonb_array_elements(${JSON.stringify(bodies)}::text::jsonb) with ordinality as r(body, n)`;
    },
    { name: 'write' },
  );
  const recorded = DBOS.registerWorkflow((target: string, bodies: Body[]) => write(target, bodies), { name: 'record' });
  await launch(databaseUrl);
  return {
    name: DBOS_NAME,
    async record(target, no, facts) {
      const bodies = Array.from({ length: facts }, (_, index) => bodyOf(target, index));
      const handle = await DBOS.startWorkflow(recorded, { workflowID: no })(`inspection/${target}`, bodies);
      await handle.getResult();
    },
    async count() {
      const [row] = await sql<{ n: string }[]>`select count(*) as n from bench_dbos`;
      return Number(row?.n ?? 0);
    },
    async close() {
      await DBOS.shutdown();
      await sql.end();
    },
  };
}
