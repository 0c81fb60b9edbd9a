import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Instance } from './derive.ts';
import type { Fact, State } from './state.ts';
import { concerns } from './subject.ts';

/** The facts the office sent back with a day to have them again by（D21：巡察办定，软）. */
export function sentBack({ facts }: Pick<State, 'facts'>): Fact[] {
  return facts.filter(({ returned, rework }) => returned === true && rework !== undefined);
}

/** The duty with the day the office asked for what it last sent back (`back`), while it is not there again. */
export function reworked(back: Fact[], rule: DeadlineRule, instance: Instance): Instance {
  if (back.length === 0 || instance.met || instance.waived !== undefined) return instance;
  const own = back.filter((fact) => fact.fact === rule['met-by'] && concerns(fact, instance.subject));
  const last = own.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  return last ? { ...instance, rework: last.rework } : instance;
}
