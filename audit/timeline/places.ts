import type proto from '@temporalio/proto';
import type { Entry } from '../../procedure/entry.ts';
import type { Flush } from '../../procedure/flush.ts';
import type { CopyMessage } from '../../procedure/heart/receive.ts';
import type { StartInput, SubmitRequest } from '../../workflows/messages.ts';
import type { Run } from '../evidence.ts';
import { firstArgument } from './payloads.ts';

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** The event of a history that an entry comes from. */
export interface Place {
  runId: string;
  eventId: number;
}

/**
 * Where in the histories of one workflow its entries come from: what was entered, at the accepted update; what a peer
 * told, at its signal; what began the workflow, at its start; all else, at the activity that wrote it to the ledger.
 */
export class Places {
  private start: Place | undefined;
  private readonly commands = new Map<string, Place>();
  private readonly copies = new Map<string, Place>();
  private readonly written = new Map<number, Place>();

  of({ seq, origin, body }: Entry): Place | undefined {
    if (body.type.endsWith('.started') && body.type !== 'peer.started') return this.start;
    const entered = origin === null ? undefined : this.commands.get(origin.commandId);
    const told = 'from' in body && 'n' in body ? this.copies.get(`${body.from} ${body.n}`) : undefined;
    return entered ?? told ?? this.written.get(seq);
  }

  /** Reads one run; runs have to come oldest first. */
  async read({ runId, history }: Run): Promise<void> {
    for (const event of history.events ?? []) await this.readEvent(event, { runId, eventId: Number(event.eventId) });
  }

  private async readEvent(event: HistoryEvent, place: Place): Promise<void> {
    const started = event.workflowExecutionStartedEventAttributes;
    if (started && !started.continuedExecutionRunId) {
      this.start = place;
      const input = await firstArgument<StartInput>(started.input);
      if (input?.origin) this.commands.set(input.origin.commandId, place);
    }
    const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input;
    if (update) {
      const request = await firstArgument<SubmitRequest>(update.args);
      // A repeat under another update id changes nothing: the first one counts.
      for (const { id } of request?.commands ?? []) keep(this.commands, id, place);
    }
    const signal = event.workflowExecutionSignaledEventAttributes;
    if (signal) {
      const message = await firstArgument<CopyMessage>(signal.input);
      if (message) keep(this.copies, `${message.from} ${message.n}`, place);
    }
    const activity = event.activityTaskScheduledEventAttributes;
    if (activity?.activityType?.name === 'record') {
      const flush = await firstArgument<Flush>(activity.input);
      for (const { seq } of flush?.entries ?? []) keep(this.written, seq, place);
    }
  }
}

function keep<K>(places: Map<K, Place>, key: K, place: Place): void {
  if (!places.has(key)) places.set(key, place);
}

/** The places of a chain of runs. */
export async function placesIn(runs: readonly Run[]): Promise<Places> {
  const places = new Places();
  for (const run of runs) await places.read(run);
  return places;
}
