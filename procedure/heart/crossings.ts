import { type Host, hostOf } from '../levels.ts';
import { isLanguage2, isLanguage4 } from '../rulebook/language.ts';
import type { DeadlineRule, Rulebook, Trigger } from '../rulebook/schema.ts';
import { hostOfEntityFact, PERSON_FACTS } from './entity-facts.ts';

const cache = new WeakMap<Rulebook, Map<string, Set<Host>>>();

/** Which other workflows need a fact: every fact that a gate or trigger at another level names. Derived, never listed. */
export function crossings(book: Rulebook): Map<string, Set<Host>> {
  const known = cache.get(book);
  if (known) return known;
  const result = new Map<string, Set<Host>>();
  const need = (fact: string, host: Host) => {
    const owner = ownerOf(book, fact);
    if (!owner || owner === host) return;
    const hosts = result.get(fact) ?? new Set<Host>();
    result.set(fact, hosts.add(host));
  };
  for (const step of Object.values(book.steps)) {
    const gates = [step.after ?? {}, ...Object.values(step['after-when'] ?? {})];
    for (const gate of gates.flatMap((some) => Object.keys(some))) {
      need(gate, hostOf(step.level));
      const sort = book.steps[gate]?.each;
      // A gate on every one of some things has to hear of each that is begun.
      for (const name of sort === undefined ? [] : Object.keys(book.steps))
        if (book.steps[name]?.opens === sort) need(name, hostOf(step.level));
      if (book.people?.recusal?.adjust === gate) need(book.people.recusal.step, hostOf(step.level));
    }
  }
  // Rulebooks of before know of no people, and ask nothing of a letter.
  if (isLanguage2(book)) {
    // Who pledges, signs and leads there is asked in the inspections.
    for (const fact of Object.keys(PERSON_FACTS)) need(fact, 'inspection');
    for (const { step } of Object.values(book.letters)) if (!book.steps[step]?.['done-by']) need(step, 'round');
  }
  // Who declared recusal signs and prepares nothing of it, wherever that is recorded.
  const recusal = book.people?.recusal?.step;
  if (isLanguage4(book) && recusal !== undefined) {
    need(recusal, 'inspection');
    need(recusal, 'transfer');
  }
  for (const rule of Object.values(book.deadlines)) {
    for (const fact of factsOf(rule, book)) need(fact, hostOf(rule.level));
  }
  cache.set(book, result);
  return result;
}

/** The workflow type that a step or entity fact belongs to. */
export function ownerOf(book: Rulebook, fact: string): Host | undefined {
  const step = book.steps[fact];
  return step ? hostOf(step.level) : hostOfEntityFact(fact);
}

function factsOf(rule: DeadlineRule, book: Rulebook): string[] {
  const second = rule['also-from'] ? [rule['also-from'].fact] : [];
  const until = rule.until === undefined ? [] : [rule.until];
  return [...triggerFacts(rule.from, book), ...second, ...until, rule['met-by'], ...Object.keys(rule.times ?? {})];
}

/** The facts a trigger is computed from, the one it names first; a parameter has none. */
export function triggerFacts(trigger: Trigger, book: Rulebook): string[] {
  if (typeof trigger === 'string') return withStandIn(book, trigger);
  if ('end' in trigger)
    return [...withStandIn(book, trigger.end), ...(trigger['extended-by'] ? [trigger['extended-by']] : [])];
  if ('planned' in trigger) return [trigger.planned];
  if ('due' in trigger) {
    const rule = book.deadlines[trigger.due];
    return rule ? triggerFacts(rule.from, book) : [];
  }
  return [];
}

/** The step that stands for T_f while only the principal was given feedback: T_p (D11). */
export function standInFor(book: Rulebook, trigger: string): string | undefined {
  if (book.steps[trigger]?.mark !== 'T_f') return undefined;
  return Object.keys(book.steps).find((name) => book.steps[name]?.mark === 'T_p');
}

function withStandIn(book: Rulebook, trigger: string): string[] {
  const standIn = standInFor(book, trigger);
  return standIn === undefined ? [trigger] : [trigger, standIn];
}
