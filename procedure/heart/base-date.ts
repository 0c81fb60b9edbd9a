import { latestOf, periodEnd } from '../counting/index.ts';
import { parseTerm } from '../counting/parse-term.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { standInFor } from './crossings.ts';
import { occasionOf } from './hearings.ts';
import { completion } from './met.ts';
import type { State, Subject } from './state.ts';
import { factsAbout } from './subject.ts';

/**
 * The day a deadline counts from and the facts that gave it, or what is still missing (D7). `standIn`: the step that
 * stands for the trigger, T_p for T_f (D11).
 */
export type BaseDate =
  | { base: string; triggers: string[]; standIn?: string | undefined }
  | { waiting: string[] }
  | undefined;

/** Derives the base date of `rule` for one subject from facts, parameters and plans. */
export function baseDate(state: State, rule: DeadlineRule, subject: Subject): BaseDate {
  const occasion = occasionOf(state, subject);
  if (occasion) return dated(occasion.date, [occasion.id]);
  const trigger = rule.from;
  if (typeof trigger === 'string') return fromFacts(state, rule, trigger, subject);
  if ('param' in trigger) return dated(state.params[trigger.param], []);
  if ('planned' in trigger) {
    // The last plan before the event counts, frozen once it happened (D13); without any plan the event's own day.
    const happened = factsAbout(state, trigger.planned, subject)[0];
    return dated(state.plans[trigger.planned] ?? happened?.date, happened ? [happened.id] : []);
  }
  if ('end' in trigger) {
    const start = triggered(state, trigger.end, subject);
    const term = parseTerm(trigger.of);
    if (!start || term.kind !== 'months') return undefined;
    const end = periodEnd(start.base, term.n);
    const by = trigger['extended-by'];
    const longer = by === undefined ? undefined : factsAbout(state, by, subject).at(-1);
    if (longer?.data.until === undefined || longer.data.until <= end) return { ...start, base: end };
    return { ...start, base: longer.data.until, triggers: [...start.triggers, longer.id] };
  }
  return undefined;
}

function fromFacts(state: State, rule: DeadlineRule, trigger: string, subject: Subject): BaseDate {
  const first = triggered(state, trigger, subject);
  const second = rule['also-from'];
  if (!second?.units.includes(subject.unit ?? '')) return first;
  const other = completion(state, second.fact, subject);
  if (!first) return other && { waiting: [trigger] };
  if (factsAbout(state, 'letter.no-personnel', subject).length > 0) return first;
  if (!other) return { waiting: [second.fact] };
  return dated(latestOf([first.base, other.on]), [...first.triggers, other.by]);
}

function triggered(state: State, trigger: string, subject: Subject) {
  const done = completion(state, trigger, subject);
  if (done) return { base: done.on, triggers: [done.by] };
  const standIn = standInFor(state.book, trigger);
  const other = standIn && completion(state, standIn, subject);
  return other ? { base: other.on, triggers: [other.by], standIn } : undefined;
}

function dated(base: string | undefined, triggers: string[]): BaseDate {
  return base === undefined ? undefined : { base, triggers };
}
