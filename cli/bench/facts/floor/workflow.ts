import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Body } from '../body.ts';
import { addUpdate, type FloorActivities } from './messages.ts';

const { record } = proxyActivities<FloorActivities>({ startToCloseTimeout: '5s' });

const MOST_UPDATES = 1800;

/** The bare engine: a synchronous update that queues, one ordinary activity that writes. No heart, no rows, no keys. */
export async function floor(revision = 0, queue: Body[] = []): Promise<void> {
  let written = revision;
  let inHand = 0;
  let updates = 0;
  setHandler(addUpdate, (bodies) => {
    updates += 1;
    queue.push(...bodies);
    return written + queue.length + inHand;
  });
  for (;;) {
    await condition(() => queue.length > 0);
    const bodies = queue.splice(0);
    inHand = bodies.length;
    await record({ workflowId: workflowInfo().workflowId, from: written, bodies });
    written += inHand;
    inHand = 0;
    // As ours does: with what came meanwhile, or it would never end while it is asked.
    if (workflowInfo().continueAsNewSuggested || updates >= MOST_UPDATES) {
      await continueAsNew<typeof floor>(written, queue);
    }
  }
}
