import type { Client } from '@temporalio/client';

/** Resets a workflow's open run to one of its first workflow tasks, as an operator of the engine can. */
export async function resetRun(
  { workflow, workflowService, options }: Client,
  workflowId: string,
  { task, reason, identity = '' }: { task: number; reason: string; identity?: string },
): Promise<void> {
  const handle = workflow.getHandle(workflowId);
  const { events } = await handle.fetchHistory();
  const completed = events?.filter((event) => event.workflowTaskCompletedEventAttributes) ?? [];
  await workflowService.resetWorkflowExecution({
    namespace: options.namespace,
    workflowExecution: { workflowId, runId: (await handle.describe()).runId },
    reason,
    workflowTaskFinishEventId: completed[task]?.eventId ?? null,
    requestId: `${workflowId}-reset`,
    identity,
  });
}
