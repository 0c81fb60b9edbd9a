import type { Client } from '@temporalio/client';
import { exportRun } from '../../activities/export-run.ts';
import type { Db } from '../../db/client.ts';
import { keptRuns, shelvedWorkflows } from '../../db/queries/histories.ts';
import { roundsByWorkflow } from '../../db/queries/workflows.ts';
import { isForgotten } from '../../workflows/forgotten.ts';

/**
 * Keeps what nobody's successor keeps: runs that ended otherwise than by continuing as new, those continued before
 * successors did it, and the open runs of rounds that are closed, as far as they got. Says how many it kept.
 */
export async function sweep(client: Client, db: Db): Promise<number> {
  return (await sweepClosed(client, db)) + (await sweepShelved(client, db));
}

async function sweepClosed(client: Client, db: Db): Promise<number> {
  const [there, rounds] = [await keptRuns(db), await roundsByWorkflow(db)];
  let kept = 0;
  for await (const { workflowId, runId } of client.workflow.list({ query: "ExecutionStatus != 'Running'" })) {
    const round = rounds.get(workflowId);
    if (round === undefined || there.has(runId)) continue;
    await exportRun(client, db, { workflowId, runId, round });
    kept += 1;
  }
  return kept;
}

async function sweepShelved(client: Client, db: Db): Promise<number> {
  let kept = 0;
  for (const { workflowId, round } of await shelvedWorkflows(db)) {
    try {
      const { runId } = await client.workflow.getHandle(workflowId).describe();
      await exportRun(client, db, { workflowId, runId, round });
      kept += 1;
    } catch (error) {
      if (!isForgotten(error)) throw error;
    }
  }
  return kept;
}
