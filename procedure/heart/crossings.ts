import { type Host, hostOf } from '../levels.ts';
import type { DeadlineRule, Rulebook, Trigger } from '../rulebook/schema.ts';
import { hostOfEntityFact } from './entity-facts.ts';

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
    for (const gate of Object.keys(step.after ?? {})) need(gate, hostOf(step.level));
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
  return [...triggerFacts(rule.from, book), ...second, rule['met-by'], ...Object.keys(rule.times ?? {})];
}

/** The facts a trigger is computed from; a parameter or planned date has none. */
export function triggerFacts(trigger: Trigger, book: Rulebook): string[] {
  if (typeof trigger === 'string') return [trigger];
  if ('end' in trigger) return [trigger.end];
  if ('planned' in trigger) return [trigger.planned];
  if ('due' in trigger) {
    const rule = book.deadlines[trigger.due];
    return rule ? triggerFacts(rule.from, book) : [];
  }
  return [];
}
