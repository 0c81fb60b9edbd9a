import proto from '@temporalio/proto';
import { closes } from '../../workflows/history.ts';
import type { Run } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { brokenReference } from './references.ts';

const { EventType } = proto.temporal.api.enums.v1;
/** Workflow types of this product, of every release. */
const TYPES = new Set(['round', 'inspection', 'clueTransfer', 'office']);

/**
 * Whether a history is whole and of this run: numbers without a gap from the first event, of this workflow, one closing
 * event at most and that at the end. `last`: nothing follows it in the chain, so it may be open.
 */
export function checkShape(run: Run, last: boolean): Finding[] {
  const { workflowId, runId, history } = run;
  const events = history.events ?? [];
  const bad = (text: string, eventId?: number): Finding[] => [
    { kind: 'history', workflowId, runId, ...(eventId !== undefined && { eventId }), text: `历史${text}` },
  ];
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  if (events[0]?.eventType !== EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED || !started) {
    return bad('不是从开始事件起的：开头被截去，或不是历史');
  }
  for (const [index, event] of events.entries()) {
    const id = Number(event.eventId);
    if (id === index + 1) continue;
    return bad(
      id <= index ? `的事件次序不对：第 ${index + 1} 个写着第 ${id} 号` : `缺第 ${index + 1} 号事件`,
      index + 1,
    );
  }
  const type = started.workflowType?.name ?? '';
  if (!TYPES.has(type)) return bad(`是别的工作流的（类型 ${type || '无'}）`);
  // Histories of engines before 1.20 do not tell the workflow's id.
  if (started.workflowId && started.workflowId !== workflowId) return bad(`是别的工作流的（${started.workflowId}）`);
  const original = started.originalExecutionRunId;
  if (original && original !== runId && run.from.source !== 'engine' && !wasResetTo(runId, events)) {
    return bad(`是另一次运行的（${original}）`);
  }
  const broken = brokenReference(events);
  if (broken !== undefined) return bad('的事件次序不对：所指的前一个事件不是它', broken);
  const early = events.slice(0, -1).find((event) => closes(event));
  if (early) return bad('在结束事件之后还有事件', Number(early.eventId));
  if (!last && !closes(events.at(-1))) return bad(`只到第 ${events.length} 号事件，没有结束：末尾被截去`);
  const odd = oddPayload(events);
  return odd ? bad(`的载荷被改了编码（${odd.encoding || '没有编码'}）：不能重放`, odd.eventId) : [];
}

/** A reset run begins with the events of the run it was taken from, its id among them. */
function wasResetTo(runId: string, events: NonNullable<Run['history']['events']>): boolean {
  return events.some((event) => event.workflowTaskFailedEventAttributes?.newRunId === runId);
}

/** What clients and workers of every release write. */
const ENCODINGS = new Set([
  'json/plain',
  'binary/null',
  'binary/plain',
  'binary/gzip',
  'json/protobuf',
  'binary/encrypted',
]);

/** Input of starts, signals, updates and activities: what a replay reads first; one odd payload is enough to tell. */
function oddPayload(events: NonNullable<Run['history']['events']>): { eventId: number; encoding: string } | undefined {
  for (const event of events) {
    const payloads = [
      ...(event.workflowExecutionStartedEventAttributes?.input?.payloads ?? []),
      ...(event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []),
      ...(event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? []),
      ...(event.activityTaskScheduledEventAttributes?.input?.payloads ?? []),
    ];
    for (const { metadata } of payloads) {
      const encoding = new TextDecoder().decode(metadata?.encoding ?? undefined);
      if (!ENCODINGS.has(encoding)) return { eventId: Number(event.eventId), encoding };
    }
  }
  return undefined;
}
