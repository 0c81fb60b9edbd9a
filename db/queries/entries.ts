import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Entry } from '../../procedure/entry.ts';
import type { Link } from '../chain.ts';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';

/** An entry as the ledger has it, with its place in the chain. */
export type LedgerEntry = Entry & Link;

/** Where a page of a round's entries ended. */
export interface EntryCursor {
  recordedAt: string;
  workflowId: string;
  seq: number;
}

/** Entries of one workflow after a sequence number. */
export async function entriesOf(db: Db, workflowId: string, { after = 0, limit = 500 } = {}): Promise<LedgerEntry[]> {
  const rows = await db
    .select()
    .from(entries)
    .where(and(eq(entries.workflowId, workflowId), gt(entries.seq, after)))
    .orderBy(asc(entries.seq))
    .limit(limit);
  return rows.map(ledgerEntry);
}

const PAGE = 5000;

/** Everything a workflow wrote. */
export async function allEntriesOf(db: Db, workflowId: string): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (;;) {
    const page = await entriesOf(db, workflowId, { after: all.at(-1)?.seq ?? 0, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Entries of all workflows of a round, in the order they were recorded. */
export async function entriesOfRound(
  db: Db,
  round: string,
  { after, limit = 500 }: { after?: EntryCursor; limit?: number } = {},
): Promise<LedgerEntry[]> {
  const place = sql`(${entries.recordedAt}, ${entries.workflowId}, ${entries.seq})`;
  const beyond =
    after && sql`${place} > (${after.recordedAt}::timestamptz, ${after.workflowId}, ${after.seq}::integer)`;
  const rows = await db
    .select()
    .from(entries)
    .where(and(eq(entries.round, round), beyond))
    .orderBy(asc(entries.recordedAt), asc(entries.workflowId), asc(entries.seq))
    .limit(limit);
  return rows.map(ledgerEntry);
}

/** A row as an entry. */
export function ledgerEntry({ commandId: _, ...row }: typeof entries.$inferSelect): LedgerEntry {
  return row;
}
