import { ApplicationFailure } from '@temporalio/common';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import { transaction } from '../db/transaction.ts';
import { appendEntries } from '../db/write/append.ts';
import { saveCommands } from '../db/write/commands.ts';
import { LedgerError } from '../db/write/ledger-error.ts';
import { applyRows } from '../db/write/rows.ts';
import { saveStatus } from '../db/write/status.ts';
import type { Flush } from '../procedure/flush.ts';
import { project } from '../procedure/project.ts';

/**
 * The writer: a flush becomes entries, rows, outbox, status and a notification in one transaction. Doing it again
 * changes nothing; a flush that is not what follows the ledger fails for good. Passing database errors are retried.
 */
export function createRecordActivity({ db }: { db: Db }): (flush: Flush) => Promise<void> {
  return async function record(flush) {
    try {
      await transaction(db, (tx) => write(tx, flush));
    } catch (error) {
      if (error instanceof LedgerError) throw ApplicationFailure.nonRetryable(error.message, error.kind);
      throw error;
    }
  };
}

async function write(tx: Db, { entries, commands, status }: Flush): Promise<void> {
  const { workflowId, revision } = status;
  // One writer per workflow at a time, even when an attempt given up for lost is still at it.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workflowId}, 0))`);
  const fresh = await appendEntries(tx, workflowId, entries);
  await saveCommands(tx, workflowId, commands);
  await applyRows(tx, fresh.flatMap(project));
  await saveStatus(tx, status, entries.at(-1));
  await tx.execute(sql`select pg_notify('ledger', ${`${workflowId} ${revision} ${fresh.length}`})`);
}
