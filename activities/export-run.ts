import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Db } from '../db/client.ts';
import { saveHistory } from '../db/queries/histories.ts';
import { transaction } from '../db/transaction.ts';
import { sha256Of } from '../workflows/build-id.ts';
import type { RunRef } from '../workflows/effects.ts';
import { buildOf, closes } from '../workflows/history.ts';

const compress = promisify(gzip);
const { History } = proto.temporal.api.history.v1;

/** What a successor writes into its ledger of the history it kept. */
export interface Exported {
  events: number;
  /** Of the bytes before compression. */
  sha256: string;
}

/** Copies one run's history out of the engine into the ledger's database. Doing it again keeps what is there. */
export async function exportRun(client: Client, db: Db, { workflowId, runId, round }: RunRef): Promise<Exported> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const list = events ?? [];
  const encoded = History.encode({ events: list }).finish();
  const sha256 = sha256Of(encoded);
  const started = list[0]?.workflowExecutionStartedEventAttributes;
  const row = {
    workflowId,
    runId,
    round,
    events: list.length,
    previousRunId: started?.continuedExecutionRunId || null,
    final: closes(list.at(-1)),
    buildId: buildOf(list) ?? null,
    sha256,
    history: await compress(encoded),
    exportedAt: new Date().toISOString(),
  };
  // In a transaction: an error outside one would carry the history in its message.
  return transaction(db, (tx) => saveHistory(tx, row));
}
