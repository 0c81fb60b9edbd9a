import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';

/** Bytes of every table of the ledger with its indexes and long values. */
export async function ledgerBytes(db: Db): Promise<number> {
  const { rows } = await db.execute<{ bytes: string }>(sql`
    select coalesce(sum(pg_total_relation_size(oid)), 0) as bytes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  return Number(rows[0]?.bytes ?? 0);
}
