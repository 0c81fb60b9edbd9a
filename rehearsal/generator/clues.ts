import { addDays } from '../../procedure/calendar/date.ts';
import { addMonths, monthlyPeriods, roll } from '../../procedure/counting/index.ts';
import { type Act, factAct } from '../scenario/act.ts';
import type { Batch } from '../scenario/cast.ts';
import { clueActs } from '../scenario/clues.ts';
import type { Making } from './making.ts';
import { below } from './random.ts';

/** Months of reports at the most before the last clue of a batch is closed. */
const MONTHS = 4;
const INTO_MONTH = 9;

/** What a receiver does with a batch: a feedback in time, reports at each month’s end with some clues closed, then the rest. */
export function followActs({ book, calendar, randoms }: Making, batch: Batch, handedOver: string): Act[] {
  const on = `transfer/${batch.no}`;
  const [feedback] = clueActs(book, calendar, batch, handedOver);
  if (!feedback) return [];
  const random = randoms(`follow/${batch.no}`);
  const months = 1 + below(random, MONTHS);
  const due = feedback.date;
  const periods = monthlyPeriods(calendar, due, addMonths(due, months + 1).slice(0, 7)).filter(
    ({ period }) => period > due.slice(0, 7),
  );
  const left = [...batch.clues];
  const closedNow = () => left.splice(0, below(random, Math.ceil(left.length / 2)));
  const told = (fact: string, date: string) => {
    const closed = closedNow();
    return factAct(fact, on, date, closed.length === 0 ? {} : { closed });
  };
  const reports = periods.slice(0, months).map((period) => told('clue.status', period.due));
  const last = periods[months]?.opens ?? addDays(due, INTO_MONTH);
  const done = factAct('clue.closed', on, roll(calendar, addDays(last, INTO_MONTH)), { closed: left });
  return [factAct('clue.feedback', on, due), ...reports, done];
}
