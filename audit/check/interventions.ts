import proto from '@temporalio/proto';
import type { Run } from '../evidence.ts';
import type { Finding } from '../finding.ts';

const { EventType, WorkflowTaskFailedCause } = proto.temporal.api.enums.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** What somebody did to a run in the engine, past the API: one line each, with the identity the engine noted. */
export function interventionsIn({ workflowId, runId, history }: Run, rehearsal: boolean): Finding[] {
  return (history.events ?? []).flatMap((event) => {
    const text = told(event, rehearsal);
    return text === undefined
      ? []
      : [{ kind: 'intervention' as const, workflowId, runId, eventId: Number(event.eventId), text }];
  });
}

function told(event: HistoryEvent, rehearsal: boolean): string | undefined {
  switch (event.eventType) {
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED: {
      const { identity, reason } = event.workflowExecutionTerminatedEventAttributes ?? {};
      return `被终止${by(identity)}${because(reason)}`;
    }
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED: {
      const { identity, cause } = event.workflowExecutionCancelRequestedEventAttributes ?? {};
      return `被要求取消${by(identity)}${because(cause)}`;
    }
    case EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED: {
      const { cause, identity, failure, baseRunId } = event.workflowTaskFailedEventAttributes ?? {};
      if (cause !== WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW) return undefined;
      return `被重置${by(identity)}${because(failure?.message)}：从运行 ${baseRunId} 分出`;
    }
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED:
      // Rehearsals have their clocks moved this way.
      return rehearsal ? undefined : '运行选项被改';
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED: {
      const { signalName, identity } = event.workflowExecutionSignaledEventAttributes ?? {};
      return signalName === 'copy' ? undefined : `收到不是本系统的信号 ${signalName}${by(identity)}`;
    }
    case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED: {
      const { acceptedRequest } = event.workflowExecutionUpdateAcceptedEventAttributes ?? {};
      const name = acceptedRequest?.input?.name;
      return name === undefined || name === null || name === 'submit' ? undefined : `收到不是本系统的更新 ${name}`;
    }
    default:
      return undefined;
  }
}

function by(identity: string | null | undefined): string {
  return identity ? `（由 ${identity}，身份由对方自报）` : '（引擎没有记下由谁）';
}

function because(reason: string | null | undefined): string {
  return reason ? `，理由：${reason}` : '';
}
