import type { Calendar } from '../calendar/calendar.ts';
import { type Counted, countTerm } from '../counting/index.ts';
import { parseTerm } from '../counting/parse-term.ts';
import { hostOf } from '../levels.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { baseDate } from './base-date.ts';
import { hasTrait, owed } from './demand.ts';
import { type Met, metOf, timesMet } from './met.ts';
import { monthlyInstances } from './monthly.ts';
import { paused } from './pauses.ts';
import { reworked, sentBack } from './rework.ts';
import type { State, Subject } from './state.ts';
import { subjectKey } from './subject.ts';
import { subjectsOf } from './subjects.ts';
import { timesDue, weeklyInstances } from './weekly.ts';
import { yearlyInstances } from './yearly.ts';

/** One deadline as facts, calendar, extensions and waivers give it at an instant. Dates are never stored as truth. */
export interface Instance {
  key: string;
  rule: string;
  subject: Subject;
  /** Facts that are still missing before the count can start (D7). */
  waiting?: string[] | undefined;
  base?: string | undefined;
  triggers: string[];
  /** The step that stands for the trigger (D11). */
  standIn?: string | undefined;
  due?: string | undefined;
  /** The computed due date where an approved extension replaced it. */
  computed?: string | undefined;
  provisional: boolean;
  /** Of a year before the workflow began: on record, never sent. */
  historic?: boolean | undefined;
  met?: Met | undefined;
  waived?: string | undefined;
  /** Day the office asked for what it sent back（D21，软）. */
  rework?: string | undefined;
}

/** All deadlines of the workflow as they stand at `date` (Asia/Shanghai): a pure function of the state (invariant 2). */
export function derive(state: State, date: string): Instance[] {
  const back = sentBack(state);
  return Object.entries(state.book.deadlines)
    .filter(([, rule]) => hostOf(rule.level) === state.host)
    .flatMap(([id, rule]) =>
      instancesOf(state, id, rule, date).map((instance) => reworked(back, rule, decided(state, rule, instance))),
    );
}

function instancesOf(state: State, id: string, rule: DeadlineRule, date: string): Instance[] {
  // A pure counter: nothing falls due, nobody is reminded (D17).
  if (rule.every === 'working-day') return [];
  if (rule.every === 'year') return yearlyInstances(state, id, rule, date);
  if (rule.per === 'month') return monthlyInstances(state, id, rule, date);
  return subjectsOf(state, rule).flatMap((subject) => {
    if (!demanded(state, rule, subject)) return [];
    if (rule.every === 'week') return weeklyInstances(state, id, rule, subject);
    const instance = single(state, id, rule, subject);
    return instance ? [instance] : [];
  });
}

const OF_ENTITIES = new Set(['letter', 'receiver', 'hearing', 'person', 'occurrence']);

/** A duty of an optional step exists once it is owed; letters, clues and hearings bring theirs with them. */
function demanded(state: State, rule: DeadlineRule, subject: Subject): boolean {
  if (rule.when !== undefined) return hasTrait(state, subject, rule.when);
  return OF_ENTITIES.has(rule.per ?? '') || owed(state, rule['met-by'], subject);
}

function single(state: State, id: string, rule: DeadlineRule, subject: Subject): Instance | undefined {
  const start = { key: `${id}@${subjectKey(subject)}`, rule: id, subject, triggers: [], provisional: false };
  if (rule.times) {
    const met = timesMet(state, rule.times, subject);
    const end = timesDue(state, rule, subject, met);
    return end && { ...start, ...end, met };
  }
  const from = baseDate(state, rule, subject);
  if (!from) return undefined;
  if ('waiting' in from) return { ...start, waiting: from.waiting, met: metOf(state, rule, subject) };
  const met = metOf(state, rule, subject, from.base);
  if (rule.within === undefined) return { ...start, ...from, met };
  const { due, provisional } = counted(state.calendar, rule.within, from.base);
  return { ...start, ...from, due, provisional, met };
}

/** With what somebody approved: a waiver, stops of the clock, an extension, which never shortens. */
function decided(state: State, rule: DeadlineRule, instance: Instance): Instance {
  const waived = state.waivers[instance.key];
  if (waived !== undefined) return { ...instance, waived };
  const { due: computed } = instance;
  if (computed === undefined) return instance;
  const stops = state.pauses?.[instance.key];
  const due = stops ? paused(state.calendar, rule, computed, stops) : computed;
  // While it stands still there is no date to fall due on.
  if (due === undefined) return { ...instance, due, computed, provisional: false };
  const shown = due === computed ? instance : { ...instance, due, computed };
  const extension = state.extensions[instance.key];
  if (!extension || due >= extension.due) return shown;
  return { ...instance, due: extension.due, computed, provisional: false };
}

const counts = new WeakMap<Calendar, Map<string, Counted>>();

/** Counting is pure and the same few terms come again at every derivation. */
function counted(calendar: Calendar, within: string, base: string): Counted {
  const known = counts.get(calendar) ?? new Map<string, Counted>();
  counts.set(calendar, known);
  const key = `${within}@${base}`;
  const result = known.get(key) ?? countTerm(calendar, parseTerm(within), base);
  known.set(key, result);
  return result;
}
