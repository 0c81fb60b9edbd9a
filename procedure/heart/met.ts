import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Fact, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf } from './subject.ts';

/** When a duty was completed and by which fact. */
export interface Met {
  on: string;
  by: string;
}

/** The completion of `fact` for the subject: all parts of a step, all organizations of a letter; undefined while any is missing. */
export function completion(state: State, fact: string, subject: Subject, since?: string): Met | undefined {
  const facts = factsAbout(state, fact, subject).filter((f) => since === undefined || f.date >= since);
  const parts = state.book.steps[fact]?.parts;
  if (parts) return covered(facts, parts, (f) => (f.data.part ? [f.data.part] : undefined));
  if (fact === 'letter.replied') return covered(facts, letterOrgs(state, subject), answered);
  return met(facts[0]);
}

/** The organizations a letter names: those given when it was sent, else all of the round. */
export function letterOrgs(state: State, subject: Subject): string[] {
  const sent = factsAbout(state, 'letter.sent', subject)[0];
  return sent?.data.orgs ?? inspectionsOf(state).map((i) => i.ref);
}

function answered(fact: Fact): string[] | undefined {
  const { orgs, none } = fact.data;
  return orgs || none ? [...(orgs ?? []), ...(none ?? [])] : undefined;
}

/** The fact that covers the last of `wanted`; a fact that names none of them covers all. */
function covered(facts: Fact[], wanted: string[], covers: (fact: Fact) => string[] | undefined): Met | undefined {
  const missing = new Set(wanted);
  for (const fact of facts) {
    for (const one of covers(fact) ?? wanted) missing.delete(one);
    if (missing.size === 0) return met(fact);
  }
  return undefined;
}

function met(fact: Fact | undefined): Met | undefined {
  return fact && { on: fact.date, by: fact.id };
}

/** When the rule's duty was completed for the subject. `since`: earlier completions belong to an earlier hearing. */
export function metOf(state: State, rule: DeadlineRule, subject: Subject, since?: string): Met | undefined {
  return completion(state, rule['met-by'], subject, since);
}

/** When every counted thing had happened often enough (D18): the latest of the last needed ones. */
export function timesMet(state: State, times: Record<string, number>, subject: Subject): Met | undefined {
  const last = Object.entries(times).map(([fact, n]) => factsAbout(state, fact, subject)[n - 1]);
  const done = last.filter((fact) => fact !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
  return done.length === last.length ? met(done[0]) : undefined;
}
