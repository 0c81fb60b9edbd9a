import { and, asc, eq, gte } from 'drizzle-orm';
import type { Entry } from '../../procedure/entry.ts';
import { chain, GENESIS, type Link } from '../chain.ts';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';
import { batches } from './batches.ts';
import { LedgerError } from './ledger-error.ts';

/** Appends what the ledger does not have yet and returns it; what it has must be the same, to the hash. */
export async function appendEntries(db: Db, workflowId: string, flushed: readonly Entry[]): Promise<Entry[]> {
  const first = flushed[0];
  if (!first) return [];
  checkDense(workflowId, flushed);
  const known = await hashesFrom(db, workflowId, first.seq - 1);
  const prevHash = first.seq === 1 ? GENESIS : known.get(first.seq - 1);
  if (prevHash === undefined) throw gap(workflowId, first.seq);
  const links = chain(flushed, prevHash);
  for (const { entry, hash } of links) {
    const there = known.get(entry.seq);
    if (there !== undefined && there !== hash) {
      throw new LedgerError('LedgerConflict', `${workflowId}: entry ${entry.seq} is already in the ledger and differs`);
    }
  }
  const fresh = links.filter(({ entry }) => !known.has(entry.seq));
  for (const batch of batches(fresh)) await db.insert(entries).values(batch.map(rowOf));
  return fresh.map(({ entry }) => entry);
}

function checkDense(workflowId: string, flushed: readonly Entry[]): void {
  const start = flushed[0]?.seq ?? 1;
  for (const [i, entry] of flushed.entries()) {
    if (entry.seq !== start + i) throw gap(workflowId, entry.seq);
    if (entry.workflowId !== workflowId) {
      throw new LedgerError('LedgerConflict', `${workflowId}: flush carries an entry of ${entry.workflowId}`);
    }
  }
}

function gap(workflowId: string, seq: number): LedgerError {
  return new LedgerError('LedgerGap', `${workflowId}: entry ${seq} does not follow the last one`);
}

async function hashesFrom(db: Db, workflowId: string, seq: number): Promise<Map<number, string>> {
  const rows = await db
    .select({ seq: entries.seq, hash: entries.hash })
    .from(entries)
    .where(and(eq(entries.workflowId, workflowId), gte(entries.seq, seq)))
    .orderBy(asc(entries.seq));
  return new Map(rows.map((row) => [row.seq, row.hash]));
}

function rowOf({ entry, prevHash, hash }: Link & { entry: Entry }): typeof entries.$inferInsert {
  return { ...entry, prevHash, hash, commandId: entry.origin?.commandId ?? null };
}
