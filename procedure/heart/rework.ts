import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Instance } from './derive.ts';
import type { State } from './state.ts';
import { concerns, subjectOf } from './subject.ts';

/** The duty with the day the office asked for what it last sent back, while it is not there again（D21：巡察办定，软）. */
export function reworked(state: State, rule: DeadlineRule, instance: Instance): Instance {
  if (instance.met || instance.waived !== undefined) return instance;
  const back = state.facts.filter(
    ({ fact, returned, rework }) => returned === true && rework !== undefined && fact === rule['met-by'],
  );
  const own = back.filter((fact) => isAbout(fact.on, instance) && concerns(fact, instance.subject));
  const last = own.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  return last ? { ...instance, rework: last.rework } : instance;
}

/** The fact is of the same letter, batch, group or inspection as far as both say. */
function isAbout(on: string, { subject }: Instance): boolean {
  const own = subjectOf(on);
  const same = <T>(a: T | undefined, b: T | undefined) => a === undefined || b === undefined || a === b;
  return (
    same(own.letter, subject.letter) &&
    same(own.transfer, subject.transfer) &&
    same(own.group, subject.group) &&
    same(own.org, subject.org)
  );
}
