import proto from '@temporalio/proto';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
const { EventType } = proto.temporal.api.enums.v1;

const CLOSING = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
]);

/** Whether an event is the last of its run. */
export function closes(event: HistoryEvent | undefined): boolean {
  return event?.eventType != null && CLOSING.has(event.eventType);
}

/** The build that completed the last workflow task of a run; undefined before the first one. */
export function buildOf(events: readonly HistoryEvent[]): string | undefined {
  const last = events.findLast((event) => event.workflowTaskCompletedEventAttributes);
  return last?.workflowTaskCompletedEventAttributes?.workerVersion?.buildId || undefined;
}

/** For each `record` a run asked for, in order: whether its history says that the ledger has it. */
export function recordedFlushes(events: readonly HistoryEvent[]): boolean[] {
  const completed = new Set(
    events.map((event) => String(event.activityTaskCompletedEventAttributes?.scheduledEventId ?? '')),
  );
  return events
    .filter((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === 'record')
    .map((event) => completed.has(String(event.eventId)));
}
