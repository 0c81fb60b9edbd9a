import type { Client } from '@temporalio/client';
import { fetchChain, type RunHistory } from '../../workflows/replay.ts';

/** The runs of a workflow, and how large the engine says their histories are. */
export interface Chain {
  runs: RunHistory[];
  events: number;
  bytes: number;
}

/** Reads a whole chain from the engine. */
export async function chainOf(client: Client, workflowId: string): Promise<Chain> {
  const runs = await fetchChain(client, workflowId);
  let [events, bytes] = [0, 0];
  for (const { runId } of runs) {
    const { historyLength, historySize } = await client.workflow.getHandle(workflowId, runId).describe();
    events += historyLength;
    bytes += historySize ?? 0;
  }
  return { runs, events, bytes };
}
