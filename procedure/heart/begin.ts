import { type Event, type EventBody, event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { reconcile } from './reconcile.ts';
import type { Fact, State } from './state.ts';

/** What every workflow is given when it starts: rules and calendar come in as input, never from the bundle. */
export type Beginning = Pick<State, 'id' | 'host' | 'round' | 'mode' | 'book' | 'calendar'>;

/** The state before the first event. `instant`: start of the workflow's clock (UTC). */
export function emptyState(beginning: Beginning, instant: string): State {
  return {
    schema: 1,
    ...beginning,
    params: {},
    plans: {},
    groups: [],
    transfers: [],
    facts: [],
    needs: [],
    deadlines: {},
    extensions: {},
    waivers: {},
    links: { sent: {}, applied: {} },
    revision: 0,
    last: instant,
  };
}

/** The first events of a workflow: its start, facts given with it, and the deadlines that run from the first day. */
export function begin(state: State, started: EventBody, given: Fact[], from: string, instant: string): Event[] {
  const copied = given.map((fact, index) =>
    event(instant, { type: 'fact.copied', from, n: index + 1, fact: { ...fact, from } }),
  );
  const first = [event(instant, started), ...copied];
  return [...first, ...reconcile(evolveAll(state, first), instant)];
}
