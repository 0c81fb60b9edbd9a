import type { DeadlineRule } from '../rulebook/schema.ts';
import { writtenReports } from './clues.ts';
import { occurrenceMet, receiverMet, sinceHearing } from './hearings.ts';
import type { Fact, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf, personNamed } from './subject.ts';

/** When a duty was completed and by which fact. */
export interface Met {
  on: string;
  by: string;
}

/** The completion of `fact` for the subject: all parts of a step, all organizations of a letter; undefined while any is missing. */
export function completion(state: State, fact: string, subject: Subject): Met | undefined {
  const step = state.book.steps[fact];
  const all = factsAbout(state, fact, subject);
  const facts = subject.person !== undefined && step?.level === 'person' ? ofPerson(all, subject) : all;
  if (step?.parts) return covered(facts, step.parts, (f) => (f.data.part ? [f.data.part] : undefined));
  if (fact === 'letter.replied') return covered(facts, letterOrgs(state, subject), answered);
  const by = step?.['done-by']?.fact;
  // A letter's own deadline does not wait for the other letters of its kind.
  if (by !== undefined && subject.letter !== undefined) return earlier(completion(state, by, subject), met(facts[0]));
  return met(facts[0]);
}

/** Parts of a step that are not there yet for the subject. */
export function missingParts(state: State, fact: string, subject: Subject): string[] {
  const parts = state.book.steps[fact]?.parts ?? [];
  const there = factsAbout(state, fact, subject).flatMap((f) => (f.data.part === undefined ? parts : [f.data.part]));
  return parts.filter((part) => !there.includes(part));
}

/** The person a fact is about: named by its subject or in its data, else known by the fact alone. */
export function personOf(fact: Fact): string {
  return personNamed(fact) ?? fact.id;
}

/** What the person did; what was recorded for a whole group or round counts for each of its members. */
function ofPerson(facts: Fact[], { person, group }: Subject): Fact[] {
  return facts.filter((fact) => {
    const named = personNamed(fact);
    return named === undefined && group !== undefined ? true : personOf(fact) === person;
  });
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

function earlier(a: Met | undefined, b: Met | undefined): Met | undefined {
  if (!a || !b) return a ?? b;
  return b.on < a.on ? b : a;
}

/** When the rule's duty was completed for the subject, given the day it counts from. */
export function metOf(state: State, rule: DeadlineRule, subject: Subject, base?: string): Met | undefined {
  if (rule.per === 'receiver') return receiverMet(state, rule, subject);
  if (rule.per === 'hearing') return met(sinceHearing(state, rule, subject, base)[0]);
  if (rule.per === 'occurrence') return occurrenceMet(state, rule, subject);
  if (rule['met-by'] === 'clue.feedback') return met(writtenReports(state, subject)[0]);
  return completion(state, rule['met-by'], subject);
}

/** When every counted thing had happened often enough (D18): the latest of the last needed ones. */
export function timesMet(state: State, times: Record<string, number>, subject: Subject): Met | undefined {
  const last = Object.entries(times).map(([fact, n]) => factsAbout(state, fact, subject)[n - 1]);
  const done = last.filter((fact) => fact !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
  return done.length === last.length ? met(done[0]) : undefined;
}
