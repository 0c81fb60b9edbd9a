import { inArray } from 'drizzle-orm';
import type { FlushedCommand } from '../../procedure/flush.ts';
import type { Db } from '../client.ts';
import { commands } from '../schema/commands.ts';
import { batches } from './batches.ts';
import { LedgerError } from './ledger-error.ts';

/** Keeps the accepted commands; the same id may come again, but only as the same command to the same workflow. */
export async function saveCommands(db: Db, workflowId: string, accepted: readonly FlushedCommand[]): Promise<void> {
  const byId = new Map(accepted.map((command) => [command.id, command]));
  for (const batch of batches([...byId.values()])) {
    const rows = batch.map(({ id, hash, revision }) => ({ id, hash, revision, workflowId }));
    const fresh = await db.insert(commands).values(rows).onConflictDoNothing().returning({ id: commands.id });
    if (fresh.length === rows.length) continue;
    const ids = batch.map((command) => command.id);
    const kept = await db.select().from(commands).where(inArray(commands.id, ids));
    for (const there of kept) {
      if (there.workflowId !== workflowId || there.hash !== byId.get(there.id)?.hash) {
        throw new LedgerError(
          'LedgerConflict',
          `${workflowId}: command ${there.id} is already in the ledger and differs`,
        );
      }
    }
  }
}
