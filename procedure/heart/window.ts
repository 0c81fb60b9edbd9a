import type { DeadlineRule } from '../rulebook/schema.ts';
import { later } from './later.ts';
import type { Fact, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf } from './subject.ts';

/** The end of a group's time in the field, over all its inspections (D16–D18). */
export interface FieldEnd {
  /** Last withdrawal; while somebody is still out, the planned one. Absent when nobody planned it. */
  to?: string | undefined;
  /** The planned day of it, whether it came to pass or not. */
  plan?: string | undefined;
  /** Everybody has withdrawn: `to` is no plan any more. */
  ended: boolean;
  exits: Fact[];
}

/** When the window of a counting rule ends for a subject: at its `until`, or at the planned step it is counted from. */
export function fieldEnd(state: State, rule: Pick<DeadlineRule, 'from' | 'until'>, subject: Subject): FieldEnd {
  const planned = typeof rule.from === 'object' && 'planned' in rule.from ? rule.from.planned : undefined;
  const step = rule.until ?? planned ?? 'withdraw.exit';
  const own = inspectionsOf(state).filter((i) => subject.group === undefined || i.group === subject.group);
  const exits = own
    .map((i) => factsAbout(state, step, { group: i.group, org: i.no })[0])
    .filter((fact) => fact !== undefined);
  const ended = exits.length > 0 && exits.length === own.length;
  const last = exits
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const plan = plannedDay(state, step);
  const to = ended || plan === undefined || last === undefined ? (last ?? plan) : later(plan, last);
  return { to, plan, ended, exits };
}

/** The day a step is planned for: the latest notice, else the round's parameter that its own deadline counts from. */
function plannedDay(state: State, step: string): string | undefined {
  const own = Object.values(state.book.deadlines).find((rule) => rule['met-by'] === step);
  const param = own && typeof own.from === 'object' && 'param' in own.from ? own.from.param : 'exit';
  return state.plans[step] ?? state.params[param];
}
