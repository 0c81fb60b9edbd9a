import { Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import { AT_ONCE, inParallel } from '../../parallel.ts';
import type { Stage } from '../../stage.ts';
import { bodyOf } from '../body.ts';
import type { Peer } from '../peer.ts';
import { addUpdate } from './messages.ts';
import { countRows, createTable, isWritten } from './table.ts';
import type { floor as floorWorkflow } from './workflow.ts';

export const FLOOR_NAME = '引擎空流程';
const TASK_QUEUE = 'bench-floor';
/** As long as ours waits for the engine: a pause of it belongs to the figures. */
const WAIT_MS = 20_000;
const START_MS = 120_000;

/** The bare engine under the same waiting rule: acknowledged when the ledger's notification is there. */
export async function floor(stage: Stage, targets: number): Promise<Peer> {
  const { database, listener } = stage;
  await createTable(database.db);
  const worker = stage.spawn('cli/bench/facts/floor/worker.ts', { TASK_QUEUE });
  const client = new Client({ connection: stage.client.connection, namespace: stage.services.namespace });
  const idOf = (target: number) => `floor-${target}`;
  const all = Array.from({ length: targets }, (_, index) => index);
  await inParallel(AT_ONCE, all, async (target) => {
    await client.workflow.start<typeof floorWorkflow>('floor', {
      ...{ workflowId: idOf(target), taskQueue: TASK_QUEUE, args: [] },
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  });
  const record = async (target: number, no: string, facts: number): Promise<void> => {
    const workflowId = idOf(target);
    const bodies = Array.from({ length: facts }, (_, index) => bodyOf(target, index));
    const handle = client.workflow.getHandle(workflowId);
    const revision = await handle.executeUpdate(addUpdate, { args: [bodies], updateId: no });
    const heard = listener.waitForRevision(workflowId, revision, WAIT_MS);
    // As ours looks too: it may have been told before anybody listened for it.
    const there = (await isWritten(database.db, workflowId, revision)) || (await heard);
    if (!there) throw new Error(`${workflowId}: not in time`);
  };
  // Its worker bundles first; then each is at work before anything is measured, as ours are.
  await client.withDeadline(Date.now() + START_MS, () => record(0, 'first', 1));
  await inParallel(AT_ONCE, all.slice(1), (target) => record(target, 'first', 1));
  return {
    name: FLOOR_NAME,
    record,
    count: async () => (await countRows(database.db)) - targets,
    close: async () => stage.stop(worker),
  };
}
