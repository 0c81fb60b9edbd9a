import { type Event, type EventBody, event } from './event.ts';
import { evolve } from './evolve.ts';
import type { State } from './state.ts';

/** Collects events while keeping the state they lead to. */
export class Recorder {
  readonly events: Event[] = [];
  constructor(
    public state: State,
    readonly at: string,
  ) {}

  emit(body: EventBody, at = this.at): void {
    const next = event(at, body);
    this.events.push(next);
    this.state = evolve(this.state, next);
  }
}
