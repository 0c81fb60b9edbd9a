import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { type LedgerEntry, ledgerEntry } from './entries.ts';

/** Every entry of one deadline, in order: opened, moved, met, rungs, decisions. */
export async function deadlineEntries(db: Db, workflowId: string, key: string): Promise<LedgerEntry[]> {
  const own = and(eq(entries.workflowId, workflowId), eq(sql`${entries.body}->>'key'`, key));
  const rows = await db.select().from(entries).where(own).orderBy(asc(entries.seq));
  return rows.map(ledgerEntry);
}
