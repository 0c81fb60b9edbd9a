import proto from '@temporalio/proto';

const { EventType } = proto.temporal.api.enums.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

const TASK_SCHEDULED = EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
const TASK_STARTED = EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED;
const TASK_COMPLETED = EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
const ACTIVITY_SCHEDULED = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
const ACTIVITY_STARTED = EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED;

/** Which earlier event each event names, and what that one must be. */
const REFERENCES: [names: (event: HistoryEvent) => { toString(): string } | null | undefined, type: number][] = [
  [(event) => event.workflowTaskStartedEventAttributes?.scheduledEventId, TASK_SCHEDULED],
  [(event) => event.workflowTaskCompletedEventAttributes?.scheduledEventId, TASK_SCHEDULED],
  [(event) => event.workflowTaskCompletedEventAttributes?.startedEventId, TASK_STARTED],
  [(event) => event.activityTaskScheduledEventAttributes?.workflowTaskCompletedEventId, TASK_COMPLETED],
  [(event) => event.activityTaskStartedEventAttributes?.scheduledEventId, ACTIVITY_SCHEDULED],
  [(event) => event.activityTaskCompletedEventAttributes?.scheduledEventId, ACTIVITY_SCHEDULED],
  [(event) => event.activityTaskCompletedEventAttributes?.startedEventId, ACTIVITY_STARTED],
  [(event) => event.timerStartedEventAttributes?.workflowTaskCompletedEventId, TASK_COMPLETED],
  [(event) => event.timerFiredEventAttributes?.startedEventId, EventType.EVENT_TYPE_TIMER_STARTED],
];

/**
 * The first event that names another one which is not earlier, or not what it should be: events in another order that
 * were numbered anew. The engine's replayer waits for ever for some of them.
 */
export function brokenReference(events: readonly HistoryEvent[]): number | undefined {
  for (const [index, event] of events.entries()) {
    for (const [names, type] of REFERENCES) {
      const id = Number(names(event)?.toString() ?? 0);
      if (id === 0) continue;
      if (id > index || events[id - 1]?.eventType !== type) return index + 1;
    }
  }
  return undefined;
}
