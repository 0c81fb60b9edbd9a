import type { Client } from '@temporalio/client';
import type { SubmitRequest, SubmitResult } from '../../../workflows/messages.ts';
import { AT_ONCE, inParallel } from '../parallel.ts';

/** Seconds that one empty update to each of the workflows takes: what the engine itself costs, without ledger and heart. */
export async function bareSeconds(client: Client, workflowIds: string[], key: string): Promise<number> {
  const started = performance.now();
  await inParallel(AT_ONCE, workflowIds, async (workflowId) => {
    const args: [SubmitRequest] = [{ commands: [] }];
    await client.workflow
      .getHandle(workflowId)
      .executeUpdate<SubmitResult, [SubmitRequest]>('submit', { args, updateId: `bare-${key}` });
  });
  return (performance.now() - started) / 1000;
}
