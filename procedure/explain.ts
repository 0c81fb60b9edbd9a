import type { Calendar } from './calendar/calendar.ts';
import { CalendarError } from './calendar/errors.ts';
import { countTerm, type DayNote, latestOf, weeksOwed, workdaysBetween } from './counting/index.ts';
import { parseTerm } from './counting/parse-term.ts';
import { type Asked, readAsked } from './explain/asked.ts';
import { fromEarlierDue, periodsOf } from './explain/chained.ts';
import { bad, ExplainError } from './explain/error.ts';
import type { Explanation, Period } from './explain/explanation.ts';
import type { DeadlineRule, Rulebook } from './rulebook/schema.ts';

export { ExplainError } from './explain/error.ts';
export type { Explanation, Period } from './explain/explanation.ts';

/** What is asked: a rule, the day of its trigger, of the second one where it has two (D7), the unit it is about. */
export interface Question {
  rule: string;
  /** `2023-04-26`, `2023-04-26T15:30`, `due=2022-10-17` (F of D9) or `period-end=2026-02-17` (T_r of D10). */
  from: string;
  and?: string | undefined;
  unit?: string | undefined;
}

type Answer = Pick<Explanation, 'due' | 'provisional' | 'days'> & Partial<Explanation>;

/** When a rule falls due and why, day by day. Pure; throws `ExplainError` naming the field that is wrong. */
export function explainDeadline(book: Rulebook, calendar: Calendar, question: Question): Explanation {
  const { rule: id } = question;
  const rule = Object.hasOwn(book.deadlines, id) ? book.deadlines[id] : undefined;
  if (!rule) throw new ExplainError('unknown-rule', 'rule', `规程“${book.title}”没有时限规则“${id}”`);
  try {
    const asked = readAsked(book, rule, question);
    return {
      rulebook: book.id,
      rule: id,
      title: rule.title,
      clause: rule.clause ?? null,
      ...(asked.unit === undefined ? {} : { unit: asked.unit }),
      from: asked.day,
      ...(asked.and === undefined ? {} : { and: asked.and }),
      calendarVersion: calendar.version,
      force: rule.force,
      owedBy: [rule['owed-by']].flat(),
      owedTo: [rule['owed-to']].flat(),
      ...answer(book, calendar, rule, asked),
      ...(rule.note === undefined ? {} : { note: rule.note }),
    };
  } catch (error) {
    if (error instanceof CalendarError) throw bad('from', error.message);
    throw error;
  }
}

function answer(book: Rulebook, calendar: Calendar, rule: DeadlineRule, asked: Asked): Answer {
  const { day, and } = asked;
  if (asked.waiting) return { due: null, provisional: false, days: [], waiting: asked.waiting };
  if (rule.every === 'month-end') return fromEarlierDue(book, calendar, rule, asked);
  if (rule.every === 'year') return countTerm(calendar, { kind: 'on-date' }, day);
  if (rule.every !== undefined) return windowed(calendar, rule, day, and);
  // D18: judged on the day of the withdrawal, which is what `from` tells.
  if (rule.times) return { ...countTerm(calendar, { kind: 'on-date' }, day), times: rule.times };
  if (rule.within === undefined) return { due: null, provisional: false, days: [] };
  const period = periodsOf(rule, asked);
  const base = period?.end ?? latestOf(and === undefined ? [day] : [day, and]) ?? day;
  const counted = countTerm(calendar, parseTerm(rule.within), base);
  return { ...counted, base, ...(period && { periodEnd: period.end }) };
}

/** Duties inside the window of a stay (D16, D17): `and` is its last day. */
function windowed(calendar: Calendar, rule: DeadlineRule, day: string, and: string | undefined): Answer {
  if (and === undefined) throw bad('and', '这一规则按期间计算：from 写进驻日，and 写撤离日');
  if (and < day) throw bad('and', '撤离日早于进驻日');
  if (rule.every === 'working-day') {
    return { due: null, provisional: false, days: [], expected: workdaysBetween(calendar, day, and) };
  }
  const periods = weeksOwed(calendar, day, and).map(
    ({ week, due, provisional }): Period => ({ period: week, due, provisional }),
  );
  const [first] = periods;
  const days: DayNote[] = [];
  return { due: first?.due ?? null, provisional: first?.provisional ?? false, days, periods, expected: periods.length };
}
