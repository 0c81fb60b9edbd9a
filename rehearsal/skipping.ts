import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;
/** Of one fast-forward; the server's own default of 200 is less than a year of weekly duties. */
const MAX_SKIPS = 10_000;
/** The server answers a poll after 20 s at the latest. */
const POLL_MS = 30_000;

/** The engine's virtual time of a workflow, epoch milliseconds: the wall's plus everything skipped so far. */
export async function virtualNow(client: Client, workflowId: string): Promise<number> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const current = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return current ? tsToMs(current) : Date.now();
}

/**
 * Lets a workflow's time run ahead by `ms`, through every timer on the way, and waits until it is there. The clock
 * stands while an activity runs; afterwards it goes on at the wall's pace.
 */
export async function fastForward(client: Client, workflowId: string, ms: number): Promise<void> {
  const { workflowService } = client;
  const namespace = client.options.namespace;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  await workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: MAX_SKIPS,
        fastForwardConfig: { id, duration: msNumberToTs(ms) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult, failedReason } = await client.withDeadline(Date.now() + POLL_MS, () =>
      workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id }),
    );
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return;
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      throw new Error(`${workflowId}：快进未完成（${failedReason}）`);
    }
  }
}
