import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { FactData, Group } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from './act.ts';
import { type Batch, castOf } from './cast.ts';
import { clueActs } from './clues.ts';
import { baseData, unitsOf } from './data.ts';
import { datesOf } from './dates.ts';
import { framed, type Making } from './frame.ts';
import { letterActs, returnActs } from './letters.ts';
import { occasionsOf } from './occasions.ts';
import { CLOSING, orderOf, recorderOf } from './order.ts';
import { type Duty, dutiesOf } from './steps.ts';
import type { Stride } from './strides.ts';

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
  const making = { book, calendar, cast, start, order, dates };
  const acts = order.steps.flatMap((step) =>
    duties.filter((duty) => duty.step === step && step !== CLOSING).flatMap((duty) => dutyActs(making, duty)),
  );
  return framed(making, duties, acts, (batch, handedOver) => clueActs(book, calendar, batch, handedOver));
}

function dutyActs(making: Making, { step: name, on }: Duty): Act[] {
  const { book, cast, dates, order } = making;
  const step = book.steps[name];
  const date = dates.of(name, on);
  if (!step || date === undefined || recorderOf(book, name, order.steps)) return [];
  const by = step['done-by'];
  if (by?.fact === 'letter.sent') {
    return dates.letters.filter((plan) => plan.kind === by.letter).flatMap((plan) => letterActs(plan, cast));
  }
  if (by?.fact === 'letter.original-returned') return returnActs(dates.letters, Number(on.split('/')[1]), date);
  if (by) return [];
  const base = baseData(book, cast, name);
  const variants: FactData[] = step.parts?.map((part) => ({ part })) ??
    unitsOf(book, name)?.map((unit) => ({ unit })) ?? [{}];
  return occasionsOf(making, name, on, date).flatMap((day) =>
    variants.map((variant) => factAct(name, on, day, { ...base, ...variant })),
  );
}
