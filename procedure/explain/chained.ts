import type { Calendar } from '../calendar/calendar.ts';
import { countTerm, monthlyPeriods, monthOf, nextMonth, periodEnd } from '../counting/index.ts';
import { lastDayOf } from '../counting/months.ts';
import { parseTerm } from '../counting/parse-term.ts';
import { rollNotes } from '../counting/roll.ts';
import type { DeadlineRule, Rulebook } from '../rulebook/schema.ts';
import type { Asked } from './asked.ts';
import { bad } from './error.ts';
import type { Explanation } from './explanation.ts';

/** Periods shown of a duty that repeats until it ends. */
const SHOWN = 3;

/** D9: month-ends after the first feedback's due date, which is counted from the hand-over unless it is given. */
export function fromEarlierDue(book: Rulebook, calendar: Calendar, rule: DeadlineRule, asked: Asked) {
  const first = firstDue(book, calendar, rule, asked);
  let month = monthOf(first.due);
  let periods = monthlyPeriods(calendar, first.due, month);
  while (periods.length < SHOWN) {
    month = nextMonth(month);
    periods = monthlyPeriods(calendar, first.due, month);
  }
  const shown = periods.map((period) => ({ ...period, provisional: period.provisional || first.provisional }));
  const [next] = shown;
  const days = next ? rollNotes(calendar, lastDayOf(next.period), -1) : [];
  const due = next?.due ?? null;
  return { due, provisional: next?.provisional ?? false, days, base: first.due, first, periods: shown };
}

function firstDue(
  book: Rulebook,
  calendar: Calendar,
  { from }: DeadlineRule,
  { day, given }: Asked,
): NonNullable<Explanation['first']> {
  const id = typeof from === 'object' && 'due' in from ? from.due : undefined;
  const rule = id === undefined ? undefined : book.deadlines[id];
  if (id === undefined || rule?.within === undefined) throw bad('from', '这一规则的起算时限没有数字');
  if (given === 'due') {
    // Counting nothing from it still refuses a day the calendar does not cover.
    const { provisional, days } = countTerm(calendar, { kind: 'on-date' }, day);
    return { rule: id, from: null, due: day, provisional, days };
  }
  return { rule: id, from: day, ...countTerm(calendar, parseTerm(rule.within), day) };
}

/** D10: the end of a period of months from the trigger, which never rolls. */
export function periodsOf({ from }: DeadlineRule, { day, given }: Asked): { end: string } | undefined {
  if (typeof from !== 'object' || !('end' in from)) return undefined;
  if (given === 'period-end') return { end: day };
  const term = parseTerm(from.of);
  if (term.kind !== 'months') throw bad('from', '期间应按月计算');
  return { end: periodEnd(day, term.n) };
}
