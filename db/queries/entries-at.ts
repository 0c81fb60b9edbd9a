import { and, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { type LedgerEntry, ledgerEntry } from './entries.ts';

/** Where an entry is. */
export interface EntryPlace {
  workflowId: string;
  seq: number;
}

/** The entries at these places, in no order. */
export async function entriesAt(db: Db, places: readonly EntryPlace[]): Promise<LedgerEntry[]> {
  if (places.length === 0) return [];
  const keys = places.map(({ workflowId, seq }) => sql`(${workflowId}, ${seq}::integer)`);
  const rows = await db
    .select()
    .from(entries)
    .where(
      and(
        inArray(entries.workflowId, [...new Set(places.map(({ workflowId }) => workflowId))]),
        sql`(${entries.workflowId}, ${entries.seq}) in (${sql.join(keys, sql`, `)})`,
      ),
    );
  return rows.map(ledgerEntry);
}
