import { hostOf } from '../levels.ts';
import { copiesOf } from './copies.ts';
import { doneBy, doneOn } from './done-by.ts';
import { type Event, event } from './event.ts';
import { evolve } from './evolve.ts';
import type { Met } from './met.ts';
import type { Fact, State } from './state.ts';

/** Facts that one record completes with it: both hearings of a combined one. */
export function impliedFacts(state: State, fact: Fact): Fact[] {
  const records = state.book.steps[fact.fact]?.records ?? [];
  return records.map((name): Fact => ({ ...fact, id: `${fact.id}/${name}`, fact: name }));
}

/** Whether the fact is the one named, or was recorded by the same record. */
export function isOrBelongsTo(fact: Fact, factId: string): boolean {
  return fact.id === factId || fact.id === `${factId}/${fact.fact}`;
}

/** Whether the fact only follows from another one: it is corrected there. */
export function isImplied({ id, fact }: Fact): boolean {
  return id.endsWith(`/${fact}`) || id.endsWith(`+${fact}`);
}

/**
 * Brings the steps that letters and clues complete in line with them, after something changed: a step's completion is
 * a fact like any other, so gates, copies and the ledger see it.
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
  if (!own) {
    const by = state.facts.find((f) => f.id === done?.by);
    if (!by || known.length > 0) return undefined;
    const fact: Fact = { id: `${by.id}${on === 'round' ? '' : `@${on}`}+${name}`, fact: name, on, at: by.at, date: by.date, data: {} };
    return event(instant, { type: 'fact.recorded', fact, copies: copiesOf(state, fact) });
  }
  if (done?.on === own.date) return undefined;
  const by = state.facts.find((f) => f.id === done?.by);
  const after = by ? [{ ...own, at: by.at, date: by.date }] : [];
  const taken = by ? {} : { void: true };
  const reason = '随所依据的函件、线索登记变动';
  const copies = copiesOf(state, own);
  return event(instant, { type: 'fact.corrected', factId: own.id, ...taken, reason, after, copies });
}
