import {
  type Client,
  isGrpcCancelledError,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { calendarRevisionId } from '../../procedure/ids.ts';
import {
  type CalendarRevisionInput,
  CONFLICTED,
  lookQuery,
  REJECTED,
  type Rejections,
  type SubmitRequest,
  statusQuery,
  submitUpdate,
} from '../../workflows/messages.ts';
import { type Answer, type Engine, EngineFailure, type EngineHealth } from './engine.ts';

const FAILED_PRECONDITION = 9;
/** gRPC RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const NOT_SERVED = new Set([8, 10, 14]);
const WORKFLOW_TASK_QUEUE = 1;
/** A poll lasts a minute; the service remembers one that ended for five. */
const POLL_MS = 75_000;

export interface TemporalEngineOptions {
  client: Client;
  taskQueue: string;
  timeoutMs: number;
}

/** The engine on a Temporal service. */
export function temporalEngine({ client, taskQueue, timeoutMs }: TemporalEngineOptions): Engine {
  const { connection } = client;
  const within = <T>(workflowId: string, call: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + timeoutMs, call).catch((error: unknown) => {
      throw failureOf(error, workflowId);
    });

  const start = (type: 'round' | 'office' | 'calendarRevision', workflowId: string, input: object) =>
    within(workflowId, async () => {
      try {
        await client.workflow.start(type, {
          workflowId,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
        });
        return 'started' as const;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'exists' as const;
        throw error;
      }
    });

  return {
    // The id of a round’s own workflow, and of the office’s, is what its entries have for a round.
    startRound: (input) => start('round', input.round, input),
    startOffice: (input) => start('office', input.round, input),

    startCalendarRevision: (no) => {
      const input: CalendarRevisionInput = { no };
      return start('calendarRevision', calendarRevisionId(no), input);
    },

    submit: (workflowId, updateId, commands) =>
      within(workflowId, async (): Promise<Answer> => {
        const handle = client.workflow.getHandle(workflowId);
        try {
          const args: [SubmitRequest] = [{ commands }];
          return { ok: true, result: await handle.executeUpdate(submitUpdate, { args, updateId }) };
        } catch (error) {
          const rejections = rejectionsIn(error);
          if (rejections) return { ok: false, rejections };
          throw error;
        }
      }),

    status: (workflowId) => within(workflowId, () => client.workflow.getHandle(workflowId).query(statusQuery)),

    look: (workflowId, asked) =>
      within(workflowId, () => client.workflow.getHandle(workflowId).query(lookQuery, asked)),

    async health(): Promise<EngineHealth> {
      try {
        const { namespace } = client.options;
        const request = { namespace, taskQueue: { name: taskQueue }, taskQueueType: WORKFLOW_TASK_QUEUE };
        const found = await connection.withDeadline(Date.now() + Math.min(timeoutMs, 2000), () =>
          client.workflowService.describeTaskQueue(request),
        );
        const polled = (found.pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
        return { engine: true, worker: polled.some((at) => Date.now() - at < POLL_MS) };
      } catch {
        return { engine: false, worker: false };
      }
    },
  };
}

/** What `submit` tells when it accepts nothing. */
function rejectionsIn(error: unknown): Rejections | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REJECTED) return undefined;
  return cause.details?.[0] as Rejections | undefined;
}

function failureOf(error: unknown, workflowId: string): unknown {
  if (error instanceof WorkflowNotFoundError)
    return new EngineFailure('unknown-workflow', workflowId, { cause: error });
  if (error instanceof WorkflowUpdateFailedError) {
    const conflicted = error.cause instanceof ApplicationFailure && error.cause.type === CONFLICTED;
    return conflicted ? new EngineFailure('conflicted', workflowId, { cause: error }) : error;
  }
  if (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcDeadlineError(error) ||
    isGrpcCancelledError(error)
  ) {
    return new EngineFailure('unconfirmed', workflowId, { cause: error });
  }
  const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
  // A task of the workflow failed or timed out and is tried again: whether this was taken is not known yet.
  if (isGrpcServiceError(cause) && cause.code === FAILED_PRECONDITION)
    return new EngineFailure('unconfirmed', workflowId, { cause: error });
  if (isGrpcServiceError(cause) && NOT_SERVED.has(cause.code)) {
    return new EngineFailure('unreachable', workflowId, { cause: error });
  }
  return error;
}
