import { atTime, dateOfInstant } from '../counting/index.ts';
import { type Event, event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { later } from './later.ts';
import { nextOpening } from './monthly.ts';
import { firePoint, pointsOf } from './points.ts';
import { reconcile } from './reconcile.ts';
import { Recorder } from './recorder.ts';
import type { State } from './state.ts';
import { nextYear } from './yearly.ts';

/** The nearest instant (UTC) at which something falls due or opens; undefined when nothing does. */
export function nextDue(state: State): string | undefined {
  const points = Object.keys(state.deadlines).flatMap((key) => pointsOf(state, key).slice(0, 1));
  const opening = state.host === 'office' ? nextYear(state, dateOfInstant(state.last)) : nextOpening(state, state.last);
  const instants = points.map((point) => point.at);
  if (opening !== undefined) instants.push(atTime(opening, '00:00'));
  return instants.sort()[0];
}

/** The events of everything that fell due up to and including `until`, instant by instant, in one order. */
export function tick(state: State, until: string): Event[] {
  const events: Event[] = [];
  let current = state;
  for (let at = nextDue(current); at !== undefined && at <= until; at = nextDue(current)) {
    const fallen = fallDue(current, later(at, current.last));
    // Nothing opened after all: time moves on on record, or the same instant would come again.
    const batch = fallen.length > 0 ? fallen : [event(at, { type: 'time.passed' })];
    events.push(...batch);
    current = evolveAll(current, batch);
  }
  return events;
}

function fallDue(state: State, at: string): Event[] {
  const opened = reconcile(state, at);
  const recorder = new Recorder(evolveAll(state, opened), at);
  const due = Object.keys(recorder.state.deadlines)
    .flatMap((key) =>
      pointsOf(recorder.state, key)
        .filter((p) => p.at <= at)
        .map((point) => ({ key, point })),
    )
    .sort((a, b) => compare(a.point.at, b.point.at) || compare(a.key, b.key));
  for (const { key, point } of due) firePoint(recorder, key, point);
  return [...opened, ...recorder.events];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
