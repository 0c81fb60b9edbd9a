import type { Calendar } from '../calendar/calendar.ts';
import { weeksOwed } from '../counting/index.ts';
import { isLanguage3 } from '../rulebook/language.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Instance } from './derive.ts';
import type { Met } from './met.ts';
import type { State, Subject } from './state.ts';
import { factsAbout, subjectKey } from './subject.ts';
import { fieldEnd } from './window.ts';

/** Weekly counters (D16): one instance per owed week between the first entry and the last withdrawal of the group. */
export function weeklyInstances(state: State, id: string, rule: DeadlineRule, subject: Subject): Instance[] {
  const first = typeof rule.from === 'string' ? factsAbout(state, rule.from, subject)[0] : undefined;
  const { to } = fieldEnd(state, rule, subject);
  if (!first || to === undefined || to < first.date) return [];
  const held = factsAbout(state, rule['met-by'], subject);
  return weeksBetween(state.calendar, first.date, to).map(({ week, due, provisional }) => {
    const own: Subject = { ...subject, period: week };
    const fact = held.find((f) => f.date >= week && f.date <= due);
    const met = fact && { on: fact.date, by: fact.id };
    const key = `${id}@${subjectKey(own)}`;
    return { key, rule: id, subject: own, base: first.date, triggers: [first.id], due, provisional, met };
  });
}

const weeks = new WeakMap<Calendar, Map<string, ReturnType<typeof weeksOwed>>>();

/** The groups of a round share their weeks, and every derivation asks for them again. */
function weeksBetween(calendar: Calendar, from: string, to: string): ReturnType<typeof weeksOwed> {
  const known = weeks.get(calendar) ?? new Map<string, ReturnType<typeof weeksOwed>>();
  weeks.set(calendar, known);
  const key = `${from}/${to}`;
  const owed = known.get(key) ?? weeksOwed(calendar, from, to);
  known.set(key, owed);
  return owed;
}

/**
 * So many times until the withdrawal (D18): due on the planned day, judged once, at the real one; until then it only
 * warns. A stay that ended before the planned day ends the count with it; what one that went on longer still held is in
 * time, and only what it did not make up is late by the planned day.
 */
export function timesDue(state: State, rule: DeadlineRule, subject: Subject, met: Met | undefined) {
  const { to, plan, ended, exits } = fieldEnd(state, rule, subject);
  if (to === undefined) return undefined;
  const overrun = ended && plan !== undefined && to > plan && isLanguage3(state.book);
  const madeUp = met !== undefined && plan !== undefined && met.on > plan && met.on <= to;
  const due = overrun && !madeUp ? plan : to;
  return { due, base: due, provisional: !ended, triggers: ended ? exits.map(({ id }) => id) : [] };
}
