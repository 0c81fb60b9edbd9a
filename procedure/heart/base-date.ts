import { latestOf, periodEnd } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { parseTerm } from '../rulebook/term.ts';
import { completion } from './met.ts';
import type { State, Subject } from './state.ts';
import { factsAbout } from './subject.ts';

/** The day a deadline counts from and the facts that gave it, or what is still missing (D7). */
export type BaseDate = { base: string; triggers: string[] } | { waiting: string[] } | undefined;

/** Derives the base date of `rule` for one subject from facts, parameters and plans. */
export function baseDate(state: State, rule: DeadlineRule, subject: Subject): BaseDate {
  const trigger = rule.from;
  if (typeof trigger === 'string') return fromFacts(state, rule, trigger, subject);
  if ('param' in trigger) return dated(state.params[trigger.param], []);
  if ('planned' in trigger) {
    // Once the event happened its own date is the plan that counts (D13).
    const happened = factsAbout(state, trigger.planned, subject)[0];
    return happened ? dated(happened.date, [happened.id]) : dated(state.plans[trigger.planned], []);
  }
  if ('end' in trigger) {
    const start = completion(state, trigger.end, subject);
    const term = parseTerm(trigger.of);
    if (!start || term.kind !== 'months') return undefined;
    return dated(periodEnd(start.on, term.n), [start.by]);
  }
  return undefined;
}

function fromFacts(state: State, rule: DeadlineRule, trigger: string, subject: Subject): BaseDate {
  const first = completion(state, trigger, subject);
  const second = rule['also-from'];
  if (!first) return undefined;
  if (!second || !second.units.includes(subject.unit ?? '')) return dated(first.on, [first.by]);
  if (factsAbout(state, 'letter.no-personnel', subject).length > 0) return dated(first.on, [first.by]);
  const other = completion(state, second.fact, subject);
  if (!other) return { waiting: [second.fact] };
  return dated(latestOf([first.on, other.on]), [first.by, other.by]);
}

function dated(base: string | undefined, triggers: string[]): BaseDate {
  return base === undefined ? undefined : { base, triggers };
}
