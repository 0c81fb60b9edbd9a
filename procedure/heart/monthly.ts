import { countTerm, dateOfInstant, monthlyPeriods, monthOf, nextMonth } from '../counting/index.ts';
import { parseTerm } from '../counting/parse-term.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { baseDate } from './base-date.ts';
import { closedOn, writtenReports } from './clues.ts';
import type { Instance } from './derive.ts';
import { later } from './later.ts';
import type { Met } from './met.ts';
import type { Fact, State, Subject } from './state.ts';
import { subjectKey } from './subject.ts';
import { subjectsOf } from './subjects.ts';

/** Month-end reports (D9): a period per month after the first feedback's due date, until every clue is closed. */
export function monthlyInstances(state: State, id: string, rule: DeadlineRule, date: string): Instance[] {
  return batchesOf(state, rule).flatMap((subject) => {
    const first = firstDue(state, rule, subject);
    if (!first) return [];
    const closed = closedOn(state, subject);
    const reports = writtenReports(state, subject).filter((report) => report.date >= first.base);
    return monthlyPeriods(state.calendar, first.due, date.slice(0, 7))
      .filter((p) => p.opens <= date && (closed === undefined || p.opens <= closed))
      .map((p) => {
        const own: Subject = { ...subject, period: p.period };
        const free = closed !== undefined && closed <= p.due;
        const met = reportFor(reports, p.period, free ? closed : undefined);
        return {
          key: keyOf(id, subject, p.period),
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

function batchesOf(state: State, rule: DeadlineRule): Subject[] {
  return subjectsOf(state, { ...rule, per: undefined });
}

function keyOf(id: string, subject: Subject, period: string): string {
  return `${id}@${subjectKey({ ...subject, period })}`;
}

/** F of D9: the due date of the first feedback, extension included. */
function firstDue(state: State, rule: DeadlineRule, subject: Subject) {
  if (typeof rule.from === 'string' || !('due' in rule.from)) return undefined;
  const first = state.book.deadlines[rule.from.due];
  if (!first?.within) return undefined;
  const from = baseDate(state, first, subject);
  if (!from || 'waiting' in from) return undefined;
  const { base, triggers } = from;
  const { due, provisional } = countTerm(state.calendar, parseTerm(first.within), base);
  const extended = state.extensions[`${rule.from.due}@${subjectKey(subject)}`]?.due;
  if (extended === undefined || extended <= due) return { base, triggers, due, provisional };
  return { base, triggers, due: extended, provisional: false };
}

/** The earliest report from the 1st of the month on; the one that closes the last clue in time frees the month instead. */
function reportFor(reports: Fact[], period: string, closedInTime: string | undefined): Met | undefined {
  const report = reports.find((f) => f.date >= `${period}-01` && (closedInTime === undefined || f.date < closedInTime));
  return report && { on: report.date, by: report.id };
}

/** The day on which the next period opens, as a date; one that should be open already comes first. */
export function nextOpening(state: State, instant: string): string | undefined {
  if (state.host !== 'transfer') return undefined;
  const date = dateOfInstant(instant);
  const dates = Object.entries(state.book.deadlines).flatMap(([id, rule]) => {
    if (rule.per !== 'month') return [];
    return batchesOf(state, rule).flatMap((subject) => {
      const first = firstDue(state, rule, subject);
      if (!first || closedOn(state, subject) !== undefined) return [];
      const horizon = nextMonth(monthOf(later(first.due, date)));
      const next = monthlyPeriods(state.calendar, first.due, horizon).find(
        (p) => p.opens > date || isMissing(state, keyOf(id, subject, p.period)),
      );
      return next ? [next.opens] : [];
    });
  });
  return dates.sort()[0];
}

function isMissing(state: State, key: string): boolean {
  return (state.deadlines[key]?.status ?? 'withdrawn') === 'withdrawn';
}
