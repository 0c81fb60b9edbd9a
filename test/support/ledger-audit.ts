import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { entriesOf, type LedgerEntry } from '../../db/queries/entries.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { entryDifferences } from '../../procedure/entry-differences.ts';
import type { StatusView } from '../../workflows/messages.ts';
import { fetchChain, replay } from '../../workflows/replay.ts';
import type { Product } from './product.ts';

/** What the ledger and a replay of the history say about a round. */
export interface Comparison {
  entries: number;
  /** Entries that history has and the ledger lacks, or the other way round, or that differ in a field. */
  differing: string[];
  replayErrors: string[];
  ledger: Map<string, LedgerEntry[]>;
}

/** Waits until a workflow has written everything and no effect is under way. */
export async function settled({ client }: Product, workflowId: string, timeoutMs = 60_000): Promise<StatusView> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const status = await client.workflow
      .getHandle(workflowId)
      .query<StatusView>('status')
      .catch(() => undefined);
    if (status && status.unflushed === 0 && status.pending === 0) return status;
    if (Date.now() > deadline) throw new Error(`${workflowId} did not settle`);
    await sleep(100);
  }
}

/** Replays every run of every workflow of the round and compares what the sinks emit with the ledger, field by field. */
export async function compareRound(product: Product, bundle: WorkflowBundleOption, round: string): Promise<Comparison> {
  const { db } = product.database;
  const result: Comparison = { entries: 0, differing: [], replayErrors: [], ledger: new Map() };
  for (const { workflowId } of await workflowsOfRound(db, round)) {
    const { outcomes, entries } = await replay(bundle, await fetchChain(product.client, workflowId));
    const ledger = await entriesOf(db, workflowId, { limit: 10_000 });
    result.ledger.set(workflowId, ledger);
    result.entries += ledger.length;
    result.replayErrors.push(...outcomes.flatMap(({ error }) => (error ? [`${workflowId}: ${error.message}`] : [])));
    result.differing.push(...entryDifferences(entries.get(workflowId) ?? [], ledger));
  }
  return result;
}
