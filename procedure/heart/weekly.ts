import { weeksOwed } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Instance } from './derive.ts';
import type { State, Subject } from './state.ts';
import { factsAbout, subjectKey } from './subject.ts';
import { windowOf } from './window.ts';

/** Weekly counters (D16): one instance per owed week between entry and withdrawal of the group. */
export function weeklyInstances(state: State, id: string, rule: DeadlineRule, subject: Subject): Instance[] {
  const window = windowOf(state, rule, subject);
  if (window?.to === undefined || window.to < window.first.date) return [];
  const { first, to } = window;
  const held = factsAbout(state, rule['met-by'], subject);
  return weeksOwed(state.calendar, first.date, to).map(({ week, due, provisional }) => {
    const own: Subject = { ...subject, period: week };
    const fact = held.find((f) => f.date >= week && f.date <= due);
    const met = fact && { on: fact.date, by: fact.id };
    const key = `${id}@${subjectKey(own)}`;
    return { key, rule: id, subject: own, base: first.date, triggers: [first.id], due, provisional, met };
  });
}
