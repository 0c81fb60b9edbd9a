import { weeksOwed, workdaysBetween } from '../counting/index.ts';
import { hostOf } from '../levels.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { hasTrait, owed } from './demand.ts';
import type { State, Subject } from './state.ts';
import { factsAbout } from './subject.ts';
import { fieldEnd } from './window.ts';

/** A recurring duty as 已开/应开: held so far, due by today, due in the whole stay; without a window, only held. */
export interface Counter {
  rule: string;
  step: string;
  title: string;
  group: number;
  held: number;
  dueByNow?: number | undefined;
  due?: number | undefined;
}

/** The recurring duties of the groups（D16–D18）on a day: counted, never chased. */
export function countersOf(state: State, date: string): Counter[] {
  if (state.host !== 'round') return [];
  const counted = Object.entries(state.book.steps).flatMap(([name, step]) => {
    if (step.counted === undefined || step.level !== 'group') return [];
    const own = {
      title: step.title,
      every: step.counted,
      from: 'station.entry',
      until: 'withdraw.exit',
      'met-by': name,
    };
    return state.groups.map(({ no }) => counter(state, name, own, no, date));
  });
  const ruled = Object.entries(state.book.deadlines)
    .filter(([, rule]) => hostOf(rule.level) === state.host && rule.level === 'group' && (rule.every || rule.times))
    .flatMap(([id, rule]) =>
      state.groups
        .filter(({ no: group }) =>
          rule.when === undefined ? owed(state, rule['met-by'], { group }) : hasTrait(state, { group }, rule.when),
        )
        .flatMap(({ no }) => (rule.times ? times(state, id, rule, no) : [counter(state, id, rule, no, date)])),
    );
  return [...ruled, ...counted];
}

/** What a counter is counted by: a rule's window, or that of the stay. */
type Window = Pick<DeadlineRule, 'title' | 'from' | 'until' | 'met-by'> & { every?: DeadlineRule['every'] };

function counter(state: State, id: string, rule: Window, group: number, date: string): Counter {
  const subject: Subject = { group };
  const first = typeof rule.from === 'string' ? factsAbout(state, rule.from, subject)[0]?.date : undefined;
  const { to } = fieldEnd(state, rule, subject);
  const held = factsAbout(state, rule['met-by'], subject).filter(
    (fact) => (first === undefined || fact.date >= first) && (to === undefined || fact.date <= to),
  ).length;
  const until = to !== undefined && to < date ? to : date;
  return {
    rule: id,
    step: rule['met-by'],
    title: rule.title,
    group,
    held,
    dueByNow: first === undefined || until < first ? undefined : owedIn(state, rule, first, until),
    due: first === undefined || to === undefined || to < first ? undefined : owedIn(state, rule, first, to),
  };
}

function owedIn({ calendar }: State, rule: Window, from: string, to: string): number {
  if (rule.every === 'working-day') return workdaysBetween(calendar, from, to);
  return weeksOwed(calendar, from, to).length;
}

function times(state: State, id: string, rule: DeadlineRule, group: number): Counter[] {
  return Object.entries(rule.times ?? {}).map(([step, due]) => ({
    rule: id,
    step,
    title: state.book.steps[step]?.title ?? step,
    group,
    held: factsAbout(state, step, { group }).length,
    due,
  }));
}
