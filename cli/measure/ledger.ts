import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { entriesOf, type LedgerEntry } from '../../db/queries/entries.ts';

const PAGE = 5000;

/** Bytes of every table of the ledger with its indexes and long values. */
export async function ledgerBytes(db: Db): Promise<number> {
  const { rows } = await db.execute<{ bytes: string }>(sql`
    select coalesce(sum(pg_total_relation_size(oid)), 0) as bytes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  return Number(rows[0]?.bytes ?? 0);
}

/** Everything a workflow wrote. */
export async function allEntriesOf(db: Db, workflowId: string): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const page = await entriesOf(db, workflowId, { after: all.at(-1)?.seq ?? 0, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
