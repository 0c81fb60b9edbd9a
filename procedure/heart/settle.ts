import { hostOf } from '../levels.ts';
import { copiesOf } from './copies.ts';
import { doneBy, doneOn } from './done-by.ts';
import { type Event, event } from './event.ts';
import { evolve } from './evolve.ts';
import type { Met } from './met.ts';
import type { Fact, State } from './state.ts';

/**
 * Brings the steps that letters and clues complete in line with them, after something changed: a step's completion is
 * a fact like any other, so gates, copies and the ledger see it. Its id is `<id of what completed it>+<step>`.
 */
export function settleDoneBy(state: State, instant: string): Event[] {
  const events: Event[] = [];
  let current = state;
  for (const [name, step] of Object.entries(state.book.steps)) {
    if (!step['done-by'] || hostOf(step.level) !== state.host) continue;
    for (const on of doneOn(current, step)) {
      const next = settled(current, name, on, doneBy(current, step, on), instant);
      if (!next) continue;
      events.push(next);
      current = evolve(current, next);
    }
  }
  return events;
}

function settled(state: State, name: string, on: string, done: Met | undefined, instant: string): Event | undefined {
  const known = state.facts.filter((f) => f.fact === name && f.on === on && !f.returned);
  const own = known.find((f) => f.id.endsWith(`+${name}`));
  const by = done && state.facts.find((f) => f.id === done.by);
  if (!own) {
    if (!by || known.length > 0) return undefined;
    const id = on.startsWith('group/') ? `${by.id}+${on.slice('group/'.length)}+${name}` : `${by.id}+${name}`;
    const fact: Fact = { id, fact: name, on, at: by.at, date: by.date, data: {} };
    return event(instant, { type: 'fact.recorded', fact, copies: copiesOf(state, fact) });
  }
  if (by?.at === own.at) return undefined;
  const after = by ? [{ ...own, at: by.at, date: by.date }] : [];
  const taken = by ? {} : { void: true };
  const reason = '随所依据的函件、线索登记变动';
  return event(instant, {
    type: 'fact.corrected',
    factId: own.id,
    ...taken,
    reason,
    after,
    copies: copiesOf(state, own),
  });
}
