import type { Calendar } from '../calendar/calendar.ts';
import { type Counted, countTerm, weeksOwed } from '../counting/index.ts';
import { hostOf } from '../levels.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { parseTerm } from '../rulebook/term.ts';
import { baseDate } from './base-date.ts';
import { completion, type Met, metOf, timesMet } from './met.ts';
import { monthlyInstances } from './monthly.ts';
import type { State, Subject } from './state.ts';
import { factsAbout, subjectKey } from './subject.ts';
import { subjectsOf } from './subjects.ts';

/** One deadline as facts, calendar, extensions and waivers give it at an instant. Dates are never stored as truth. */
export interface Instance {
  key: string;
  rule: string;
  subject: Subject;
  /** Facts that are still missing before the count can start (D7). */
  waiting?: string[] | undefined;
  base?: string | undefined;
  triggers: string[];
  due?: string | undefined;
  /** The computed due date where an approved extension replaced it. */
  computed?: string | undefined;
  provisional: boolean;
  met?: Met | undefined;
  waived?: string | undefined;
}

/** All deadlines of the workflow as they stand at `date` (Asia/Shanghai): a pure function of the state (invariant 2). */
export function derive(state: State, date: string): Instance[] {
  return Object.entries(state.book.deadlines)
    .filter(([, rule]) => hostOf(rule.level) === state.host)
    .flatMap(([id, rule]) => instancesOf(state, id, rule, date))
    .map((instance) => decided(state, instance));
}

function instancesOf(state: State, id: string, rule: DeadlineRule, date: string): Instance[] {
  if (rule.per === 'month') return monthlyInstances(state, id, rule, date);
  return subjectsOf(state, rule).flatMap((subject) => {
    if (!demanded(state, rule, subject)) return [];
    if (rule.every === 'week') return weekly(state, id, rule, subject);
    const instance = single(state, id, rule, subject);
    return instance ? [instance] : [];
  });
}

/** A duty of an optional or conditional step exists once somebody declared the need, the trait is given, or it was done. */
function demanded(state: State, rule: DeadlineRule, subject: Subject): boolean {
  const step = state.book.steps[rule['met-by']];
  const trait = rule.when ?? step?.when;
  if (trait !== undefined) return hasTrait(state, subject, trait);
  if (!step || step.demand === 'must' || rule.per !== undefined) return true;
  const declared = state.needs.some((need) => need.startsWith(`${rule['met-by']}@`));
  return declared || completion(state, rule['met-by'], subject) !== undefined;
}

function hasTrait(state: State, subject: Subject, trait: string): boolean {
  const own = state.groups
    .flatMap((group) => group.inspections)
    .filter((i) => subject.group === undefined || (i.group === subject.group && i.no === (subject.org ?? i.no)));
  return own.some((inspection) => inspection.traits.includes(trait));
}

function single(state: State, id: string, rule: DeadlineRule, subject: Subject): Instance | undefined {
  const from = baseDate(state, rule, subject);
  const start = { key: `${id}@${subjectKey(subject)}`, rule: id, subject, triggers: [], provisional: false };
  if (!from) return undefined;
  if ('waiting' in from) return { ...start, waiting: from.waiting, met: metOf(state, rule, subject) };
  const since = rule.per === 'hearing' || rule.per === 'receiver' ? from.base : undefined;
  const met = metOf(state, rule, subject, since);
  if (rule.times) return { ...start, ...from, due: from.base, met: timesMet(state, rule.times, subject) };
  if (rule.within === undefined) return { ...start, ...from, met };
  const { due, provisional } = counted(state.calendar, rule.within, from.base);
  return { ...start, ...from, due, provisional, met };
}

/** Weekly counters (D16): one instance per owed week between entry and withdrawal of the group. */
function weekly(state: State, id: string, rule: DeadlineRule, subject: Subject): Instance[] {
  const entries = factsAbout(state, 'station.entry', subject);
  const exits = factsAbout(state, 'withdraw.exit', subject);
  const first = entries[0];
  const last = exits.at(-1)?.date ?? state.plans['withdraw.exit'] ?? state.params.exit;
  if (!first || last === undefined || last < first.date) return [];
  const held = factsAbout(state, rule['met-by'], subject);
  return weeksOwed(state.calendar, first.date, last).map(({ week, due, provisional }) => {
    const own: Subject = { ...subject, period: week };
    const fact = held.find((f) => f.date >= week && f.date <= due);
    const met = fact && { on: fact.date, by: fact.id };
    return {
      key: `${id}@${subjectKey(own)}`,
      rule: id,
      subject: own,
      base: first.date,
      triggers: [first.id],
      due,
      provisional,
      met,
    };
  });
}

function decided(state: State, instance: Instance): Instance {
  const waived = state.waivers[instance.key];
  const extension = state.extensions[instance.key];
  if (waived !== undefined) return { ...instance, waived };
  if (!extension || instance.due === undefined) return instance;
  return { ...instance, due: extension.due, computed: instance.due, provisional: false };
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
