import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { workdaysAfterDate } from '../../procedure/counting/index.ts';
import type { FactData, Group } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import { type Batch, type Cast, castOf } from './cast.ts';
import { clueActs } from './clues.ts';
import { type Dates, datesOf } from './dates.ts';
import { letterActs, returnActs } from './letters.ts';
import { occasionsOf } from './occasions.ts';
import { type Order, orderOf, recorderOf } from './order.ts';
import { peopleActs } from './people.ts';
import { signed } from './signatures.ts';
import { type Duty, dutiesOf, firstKind } from './steps.ts';
import { type Stride, stridesOf } from './strides.ts';

/** A whole round made up for a rulebook: from its plan to the last clue closed. */
export interface Scenario {
  start: string;
  end: string;
  groups: Group[];
  params: Record<string, string>;
  batches: Batch[];
  /** What happens, in order of time; a stride's parts belong to different workflows and may go side by side. */
  strides: Stride[];
}

/** Every year the round reaches into is published, whatever day it is played on. */
const START = '2023-02-13';

/** Makes up a round from the rulebook alone: its steps in the order its gates ask for, signed, on the days its terms end. */
export function scenarioOf(book: Rulebook, calendar: Calendar, start = START): Scenario {
  const cast = castOf(book);
  const duties = dutiesOf(book, cast);
  const order = orderOf(book, duties);
  const dates = datesOf({ book, calendar, cast, start }, duties, order);
  const closing = duties.filter(({ step }) => step === 'archive.close');
  const open = duties.filter((duty) => !closing.includes(duty));
  const acts = order.steps.flatMap((step) =>
    open.filter((duty) => duty.step === step).flatMap((duty) => dutyActs({ book, calendar, cast, dates, order }, duty)),
  );
  const followed = cast.batches.flatMap((batch) => {
    const handedOver = handover(book, dates, batch);
    return handedOver === undefined ? [] : clueActs(book, calendar, batch, handedOver);
  });
  const all = [...peopleActs(book, dates, cast, start), ...assemblies(cast, acts), ...acts, ...followed];
  const closed = closing.map(({ step, on }) =>
    factAct(step, on, closingDay(calendar, acts, dates.of(step, on) ?? start)),
  );
  const strides = stridesOf(
    [...all, ...closed].map((act) => signed(book, act)),
    order,
    cast,
  );
  const end = strides.at(-1)?.date ?? start;
  return { start, end, groups: cast.groups, params: paramsOf(book, dates, start), batches: cast.batches, strides };
}

interface Making {
  book: Rulebook;
  calendar: Calendar;
  cast: Cast;
  dates: Dates;
  order: Order;
}

function dutyActs({ book, calendar, cast, dates, order }: Making, { step: name, on }: Duty): Act[] {
  const step = book.steps[name];
  const date = dates.of(name, on);
  if (!step || date === undefined || recorderOf(book, name, order.steps)) return [];
  const by = step['done-by'];
  if (by?.fact === 'letter.sent') {
    return dates.letters.filter((plan) => plan.kind === by.letter).flatMap((plan) => letterActs(plan, cast));
  }
  if (by?.fact === 'letter.original-returned') return returnActs(dates.letters, Number(on.split('/')[1]), date);
  if (by) return [];
  const kind = firstKind(step);
  const base: FactData = {
    ...(kind === undefined ? {} : { kind }),
    ...(step.names ? { inspections: cast.inspections.map(({ ref }) => ref) } : {}),
    ...(startsReceivers(book, name) ? { receivers: cast.batches.map(({ receiver }) => receiver) } : {}),
  };
  const units = Object.values(book.deadlines).find((rule) => rule['met-by'] === name && rule.per === 'unit')?.units;
  const variants: FactData[] = step.parts?.map((part) => ({ part })) ?? units?.map((unit) => ({ unit })) ?? [{}];
  return occasionsOf({ book, calendar, dates }, name, on, date).flatMap((day) =>
    variants.map((variant) => factAct(name, on, day, { ...base, ...variant })),
  );
}

/** The hearing after which every receiver has to be given its clues says which receivers there are. */
function startsReceivers(book: Rulebook, name: string): boolean {
  return Object.values(book.deadlines).some((rule) => rule.per === 'receiver' && rule.from === name);
}

/** The day a batch is handed over: of its last step that letters and clues do not complete. */
function handover(book: Rulebook, dates: Dates, { no }: Batch): string | undefined {
  const own = Object.entries(book.steps).filter(([, step]) => step.level === 'transfer' && !step['done-by']);
  return own
    .flatMap(([name]) => dates.of(name, `transfer/${no}`) ?? [])
    .sort()
    .at(-1);
}

/** A batch is assembled on the day of the first thing done with it. */
function assemblies({ batches }: Cast, acts: Act[]): Act[] {
  return batches.flatMap(({ no, receiver, clues, inspections }) => {
    const date = acts
      .filter(({ on }) => on === `transfer/${no}`)
      .map((act) => act.date)
      .sort()[0];
    if (date === undefined) return [];
    const command = { type: 'assemble-transfer' as const, no, receiver, clues, inspections, early: false };
    return [{ date, on: 'round', command }];
  });
}

/** Not before anything else of the round is on record. */
function closingDay(calendar: Calendar, acts: Act[], planned: string): string {
  const own = acts.filter(({ on }) => on === 'round' || on.startsWith('group/')).map(({ date }) => date);
  const last = own.sort().at(-1) ?? planned;
  return last >= planned ? workdaysAfterDate(calendar, last, 1) : planned;
}

/** Dates that belong to the round: the day on which the duty that a parameter dates is done by all. */
function paramsOf(book: Rulebook, dates: Dates, start: string): Record<string, string> {
  const params: Record<string, string> = {};
  for (const { from, level, 'met-by': step } of Object.values(book.deadlines)) {
    if (typeof from !== 'object' || !('param' in from) || level === 'office') continue;
    params[from.param] = dates.touching(step, 'round').sort().at(-1) ?? start;
  }
  return params;
}
