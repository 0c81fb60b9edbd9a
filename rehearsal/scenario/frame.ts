import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { workdaysAfterDate } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import type { Batch, Cast } from './cast.ts';
import type { Dates } from './dates.ts';
import { CLOSING, type Order } from './order.ts';
import { peopleActs } from './people.ts';
import type { Scenario } from './scenario.ts';
import { signed } from './signatures.ts';
import type { Duty } from './steps.ts';
import { stridesOf } from './strides.ts';

/** What every part of a made-up round is made of. */
export interface Making {
  book: Rulebook;
  calendar: Calendar;
  cast: Cast;
  /** First day of the round. */
  start: string;
  order: Order;
  dates: Dates;
}

/**
 * The whole round around what its duties come to: its people, its batches and what `follow` says comes after the
 * hand-over of each, its close; signed, in order of time.
 */
export function framed(
  making: Making,
  duties: Duty[],
  acts: Act[],
  follow: (batch: Batch, handedOver: string) => Act[],
): Scenario {
  const { book, cast, start, order, dates } = making;
  const { groups, batches } = cast;
  const all = [
    ...peopleActs(book, dates, cast, start),
    ...assemblies(batches, acts),
    ...acts,
    ...batches.flatMap((batch) => {
      const handedOver = handover(making, batch);
      return handedOver === undefined ? [] : follow(batch, handedOver);
    }),
    ...closingActs(making, duties, acts),
  ];
  const strides = stridesOf(
    all.map((act) => signed(book, act)),
    order,
    cast,
  );
  const end = strides.at(-1)?.date ?? start;
  return { start, end, groups, params: paramsOf(making), batches, strides };
}

/** A batch is assembled on the day of the first thing done with it. */
function assemblies(batches: Batch[], acts: Act[]): Act[] {
  return batches.flatMap(({ no, receiver, clues, inspections }) => {
    const days = acts.flatMap(({ on, date }) => (on === `transfer/${no}` ? [date] : [])).sort();
    const command = { type: 'assemble-transfer' as const, no, receiver, clues, inspections, early: false };
    return days[0] === undefined ? [] : [{ date: days[0], on: 'round', command }];
  });
}

/** The day a batch is handed over: of its last step that letters and clues do not complete. */
function handover({ book, dates }: Making, { no }: Batch): string | undefined {
  const own = Object.entries(book.steps).filter(([, step]) => step.level === 'transfer' && !step['done-by']);
  const days = own.flatMap(([name]) => dates.of(name, `transfer/${no}`) ?? []).sort();
  return days.at(-1);
}

/** The round is closed after everything else of its own is on record. */
function closingActs({ calendar, dates }: Making, duties: Duty[], acts: Act[]): Act[] {
  const own = acts.flatMap(({ on, date }) => (on === 'round' || on.startsWith('group/') ? [date] : [])).sort();
  const last = own.at(-1);
  return duties.flatMap(({ step, on }) => {
    const planned = step === CLOSING ? dates.of(step, on) : undefined;
    if (planned === undefined) return [];
    const date = last !== undefined && last >= planned ? workdaysAfterDate(calendar, last, 1) : planned;
    return [factAct(step, on, date)];
  });
}

/** Dates that belong to the round: the day on which the duty that a parameter dates is done by all. */
function paramsOf({ book, dates, start }: Making): Record<string, string> {
  const params: Record<string, string> = {};
  for (const { from, level, 'met-by': step } of Object.values(book.deadlines)) {
    if (typeof from !== 'object' || !('param' in from) || level === 'office') continue;
    params[from.param] = dates.touching(step, 'round').sort().at(-1) ?? start;
  }
  return params;
}
