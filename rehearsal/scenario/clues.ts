import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { addDays } from '../../procedure/calendar/date.ts';
import { addMonths, countTerm, monthlyPeriods, roll } from '../../procedure/counting/index.ts';
import { parseTerm } from '../../procedure/counting/parse-term.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import type { Batch } from './cast.ts';

/** Month-end reports before the clues of the first batch are closed. */
const REPORTS = 2;
/** Months and days after which a receiver answers whose feedback has no term. */
const WITHOUT_TERM = 2;
const INTO_MONTH = 9;

/**
 * What the receiver of a batch does after the hand-over: the first one answers on the last day and reports at two
 * month's ends before all is closed, the others close everything with their first feedback.
 */
export function clueActs(book: Rulebook, calendar: Calendar, batch: Batch, handedOver: string): Act[] {
  const on = `transfer/${batch.no}`;
  const term = Object.values(book.deadlines).find(
    (rule) =>
      rule['met-by'] === 'clue.feedback' &&
      rule.within !== undefined &&
      (rule.units ?? [batch.receiver]).includes(batch.receiver),
  )?.within;
  const due = term
    ? countTerm(calendar, parseTerm(term), handedOver).due
    : roll(calendar, addMonths(handedOver, WITHOUT_TERM));
  const closed = { closed: batch.clues };
  if (batch.no > 1) return [factAct('clue.feedback', on, due, closed)];
  const monthly = Object.values(book.deadlines).some((rule) => rule.per === 'month');
  // The first feedback is also the report of its own month.
  const all = monthly ? monthlyPeriods(calendar, due, addMonths(due, REPORTS + 1).slice(0, 7)) : [];
  const periods = all.filter(({ period }) => period > due.slice(0, 7));
  const last = periods[REPORTS]?.opens ?? addDays(due, INTO_MONTH);
  const reports = periods.slice(0, REPORTS).map((period) => factAct('clue.status', on, period.due));
  const done = factAct('clue.closed', on, roll(calendar, addDays(last, INTO_MONTH)), closed);
  return [factAct('clue.feedback', on, due), ...reports, done];
}
