import type { Payload } from '@temporalio/common';
import type { History } from './replay.ts';

/** Every payload of a history with the number of its event, wherever the engine keeps one. */
export function* payloadsIn({ events }: History): Generator<{ eventId: number; payload: Payload }> {
  for (const event of events ?? []) {
    for (const payload of within(event)) yield { eventId: Number(event.eventId), payload };
  }
}

function* within(value: unknown): Generator<Payload> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (isPayload(value)) yield value;
  else for (const field of Object.values(value)) yield* within(field);
}

/** The one message of a history that holds metadata by name. */
function isPayload(value: object): value is Payload {
  return 'metadata' in value && Object.hasOwn(value, 'metadata');
}
