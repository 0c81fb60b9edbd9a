import type { DeadlineRule } from '../rulebook/schema.ts';
import { later } from './later.ts';
import type { Fact, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf } from './subject.ts';

/** The time a group works in the field, [first T_e, last T_w] over its inspections (D16–D18). */
export interface Window {
  first: Fact;
  /** Last withdrawal; while somebody is still out, the planned one. Absent when nobody planned it. */
  to?: string | undefined;
  ended: boolean;
}

/** The window of a rule's `from` … `until` for a subject; undefined before it begins. */
export function windowOf(state: State, rule: DeadlineRule, subject: Subject): Window | undefined {
  const { from, until = 'withdraw.exit' } = rule;
  const first = typeof from === 'string' ? factsAbout(state, from, subject)[0] : undefined;
  if (!first) return undefined;
  const own = inspectionsOf(state).filter((i) => subject.group === undefined || i.group === subject.group);
  const exits = own.map((i) => factsAbout(state, until, { group: i.group, org: i.no })[0]?.date);
  const known = exits.filter((date) => date !== undefined).sort();
  const ended = known.length === exits.length && known.length > 0;
  const planned = plannedDay(state, until);
  const last = known.at(-1);
  const to = ended || planned === undefined ? last : last === undefined ? planned : later(last, planned);
  return { first, to, ended };
}

/** The day a step is planned for: the latest notice, else the round's parameter that its own deadline counts from. */
function plannedDay(state: State, step: string): string | undefined {
  const own = Object.values(state.book.deadlines).find((rule) => rule['met-by'] === step);
  const param = own && typeof own.from === 'object' && 'param' in own.from ? own.from.param : 'exit';
  return state.plans[step] ?? state.params[param];
}
