import type { Payload } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import { payloadCodecs } from '../../workflows/data-converter.ts';
import type { RunHistory } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';

/** An event of an engine's history, with the first argument of what it was given. */
interface DecodedEvent {
  workflowId: string;
  type: number;
  argument: Json;
}

/** Every event of some runs by `<run> <event>`, read without the product's own code for it. */
export async function decodedEvents(runs: RunHistory[]): Promise<Map<string, DecodedEvent>> {
  const events = new Map<string, DecodedEvent>();
  for (const { workflowId, runId, history } of runs) {
    for (const event of history.events ?? []) {
      const payload =
        event.workflowExecutionStartedEventAttributes?.input?.payloads?.[0] ??
        event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads?.[0] ??
        event.workflowExecutionSignaledEventAttributes?.input?.payloads?.[0] ??
        event.activityTaskScheduledEventAttributes?.input?.payloads?.[0];
      const argument = payload ? await decoded(payload) : undefined;
      events.set(`${runId} ${event.eventId}`, { workflowId, type: event.eventType ?? 0, argument });
    }
  }
  return events;
}

async function decoded(payload: Payload): Promise<Json> {
  let plain: Payload | undefined = payload;
  for (const codec of payloadCodecs.toReversed()) [plain] = plain ? await codec.decode([plain]) : [];
  return plain ? defaultPayloadConverter.fromPayload(plain) : undefined;
}
