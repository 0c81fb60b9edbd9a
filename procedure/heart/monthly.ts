import { countTerm, dateOfInstant, monthlyPeriods, monthOf, nextMonth } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { parseTerm } from '../counting/parse-term.ts';
import { baseDate } from './base-date.ts';
import { closedOn } from './clues.ts';
import type { Instance } from './derive.ts';
import type { Met } from './met.ts';
import type { Fact, State, Subject } from './state.ts';
import { factsAbout, subjectKey } from './subject.ts';
import { subjectsOf } from './subjects.ts';

/** Month-end reports (D9): a period per month after the first feedback's due date, until every clue is closed. */
export function monthlyInstances(state: State, id: string, rule: DeadlineRule, date: string): Instance[] {
  return subjectsOf(state, { ...rule, per: undefined }).flatMap((subject) => {
    const first = firstDue(state, rule, subject);
    if (!first) return [];
    const closed = closedOn(state, subject);
    const reports = factsAbout(state, rule['met-by'], subject);
    return monthlyPeriods(state.calendar, first.due, date.slice(0, 7))
      .filter((p) => p.opens <= date && (closed === undefined || p.opens <= closed))
      .map((p) => {
        const own: Subject = { ...subject, period: p.period };
        const free = closed !== undefined && closed <= p.due;
        const met = reportFor(reports, p.period, free ? closed : undefined);
        return {
          key: `${id}@${subjectKey(own)}`,
          rule: id,
          subject: own,
          base: first.due,
          triggers: first.triggers,
          due: p.due,
          provisional: p.provisional || first.provisional,
          met,
          waived: free && !met ? '月底前已全部办结' : undefined,
        };
      });
  });
}

/** F of D9: the due date of the first feedback, extension included. */
function firstDue(state: State, rule: DeadlineRule, subject: Subject) {
  if (typeof rule.from === 'string' || !('due' in rule.from)) return undefined;
  const first = state.book.deadlines[rule.from.due];
  if (!first?.within) return undefined;
  const from = baseDate(state, first, subject);
  if (!from || 'waiting' in from) return undefined;
  const { due, provisional } = countTerm(state.calendar, parseTerm(first.within), from.base);
  const extended = state.extensions[`${rule.from.due}@${subjectKey(subject)}`];
  return { due: extended?.due ?? due, provisional: extended ? false : provisional, triggers: from.triggers };
}

/** The earliest report from the 1st of the month on; the one that closes the last clue in time frees the month instead. */
function reportFor(reports: Fact[], period: string, closedInTime: string | undefined): Met | undefined {
  const report = reports.find((f) => f.date >= `${period}-01` && (closedInTime === undefined || f.date < closedInTime));
  return report && { on: report.date, by: report.id };
}

/** The first instant after `date` at which another period opens, as a date; undefined when none will. */
export function nextOpening(state: State, instant: string): string | undefined {
  const date = dateOfInstant(instant);
  const dates = Object.values(state.book.deadlines).flatMap((rule) => {
    if (rule.per !== 'month' || state.host !== 'transfer') return [];
    return subjectsOf(state, { ...rule, per: undefined }).flatMap((subject) => {
      if (closedOn(state, subject) !== undefined) return [];
      const first = firstDue(state, rule, subject);
      if (!first) return [];
      const horizon = first.due > date ? first.due : date;
      const next = monthlyPeriods(state.calendar, first.due, nextMonth(monthOf(horizon))).find((p) => p.opens > date);
      return next ? [next.opens] : [];
    });
  });
  return dates.sort()[0];
}
