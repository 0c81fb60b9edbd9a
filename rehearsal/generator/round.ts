import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from '../scenario/act.ts';
import { datesOf } from '../scenario/dates.ts';
import { orderOf, recorderOf } from '../scenario/order.ts';
import { peopleActs } from '../scenario/people.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { signed } from '../scenario/signatures.ts';
import { type Duty, firstKind } from '../scenario/steps.ts';
import { stridesOf } from '../scenario/strides.ts';
import { castOf } from './cast.ts';
import { figuresData, variantsOf } from './data.ts';
import { allDuties } from './duties.ts';
import { assemblies, closingActs, followed, paramsOf } from './frame.ts';
import { fewerLetters, lettersAt, returnsAt } from './letters.ts';
import { inspectionOf, type Making } from './making.ts';
import { daysOf } from './meetings.ts';
import { randomsOf } from './random.ts';
import type { Sizes } from './sizes.ts';
import { sortOf, thingActs } from './things.ts';
import { villageActs } from './villages.ts';

const CLOSING = 'archive.close';

/** What a generated round is made from; the same always gives the same. */
export interface Recipe {
  sizes: Sizes;
  seed: number;
  /** First day. */
  start: string;
}

/** Makes up a round of the given sizes: every step that must be done, in an order its gates allow, with all that is counted. */
export function generateRound(whole: Rulebook, calendar: Calendar, { sizes, seed, start }: Recipe): Scenario {
  const book = fewerLetters(whole, sizes.letters);
  const randoms = randomsOf(seed);
  const cast = castOf(book, sizes, randoms);
  const duties = allDuties(book, cast, sizes);
  const order = orderOf(book, duties);
  const dates = datesOf({ book, calendar, cast, start }, duties, order);
  const making: Making = { book, calendar, cast, sizes, dates, order, randoms };
  const acts = order.steps.flatMap((step) => [
    ...returnsAt(making, step),
    ...duties.filter((duty) => duty.step === step && step !== CLOSING).flatMap((duty) => dutyActs(making, duty)),
    ...lettersAt(making, step),
  ]);
  const closing = duties.filter(({ step }) => step === CLOSING);
  const all = [
    ...peopleActs(book, dates, cast, start),
    ...assemblies(making, acts),
    ...acts,
    ...cast.batches.flatMap((batch) => followed(making, batch)),
    ...closingActs(making, closing, acts),
  ].map((act) => signed(book, act));
  const strides = stridesOf(all, order, cast);
  const end = strides.at(-1)?.date ?? start;
  return { start, end, groups: cast.groups, params: paramsOf(making, start), batches: cast.batches, strides };
}

function dutyActs(making: Making, duty: Duty): Act[] {
  const { book, cast, dates, order } = making;
  const { step: name, on } = duty;
  const step = book.steps[name];
  const date = dates.of(name, on);
  if (!step || date === undefined || step['done-by'] || recorderOf(book, name, order.steps)) return [];
  const sort = sortOf(making, name);
  if (sort !== undefined) return step.opens === sort ? thingActs(making, sort, on) : [];
  const inspection = inspectionOf(making, on);
  if (step.level === 'village' && inspection) return villageActs(making, name, inspection, date);
  const kind = firstKind(step);
  const base: FactData = {
    ...(kind === undefined ? {} : { kind }),
    ...(step.names ? { inspections: cast.inspections.map(({ ref }) => ref) } : {}),
    ...(startsReceivers(book, name) ? { receivers: [...new Set(cast.batches.map(({ receiver }) => receiver))] } : {}),
    ...(step.about === undefined ? {} : numbersOf(making, step.about)),
    ...figuresData(making, duty),
  };
  return daysOf(making, duty, date).flatMap((day) =>
    variantsOf(making, duty).map((variant) => factAct(name, on, day, { ...base, ...variant })),
  );
}

/** The hearing after which every receiver has to be given its clues says which receivers there are. */
function startsReceivers(book: Rulebook, name: string): boolean {
  return Object.values(book.deadlines).some((rule) => rule.per === 'receiver' && rule.from === name);
}

/** A report tells of everything that was found. */
function numbersOf({ sizes }: Making, sort: string): FactData {
  const count = sizes.things[sort] ?? 0;
  return count === 0 ? {} : { numbers: Array.from({ length: count }, (_, i) => String(i + 1)) };
}
