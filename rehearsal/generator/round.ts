import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from '../scenario/act.ts';
import { baseData } from '../scenario/data.ts';
import { datesOf } from '../scenario/dates.ts';
import { framed } from '../scenario/frame.ts';
import { CLOSING, orderOf, recorderOf } from '../scenario/order.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Duty } from '../scenario/steps.ts';
import { castOf } from './cast.ts';
import { followActs } from './clues.ts';
import { figuresData, variantsOf } from './data.ts';
import { allDuties } from './duties.ts';
import { fewerLetters, lettersAt, returnsAt } from './letters.ts';
import { inspectionOf, type Making } from './making.ts';
import { daysOf } from './meetings.ts';
import { randomsOf } from './random.ts';
import type { Sizes } from './sizes.ts';
import { sortOf, thingActs } from './things.ts';
import { villageActs } from './villages.ts';

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
  const making: Making = { book, calendar, cast, start, order, dates, sizes, randoms };
  const acts = order.steps.flatMap((step) => [
    ...returnsAt(making, step),
    ...duties.filter((duty) => duty.step === step && step !== CLOSING).flatMap((duty) => dutyActs(making, duty)),
    ...lettersAt(making, step),
  ]);
  return framed(making, duties, acts, (batch, handedOver) => followActs(making, batch, handedOver));
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
  const base: FactData = {
    ...baseData(book, cast, name),
    ...(step.about === undefined ? {} : numbersOf(making, step.about)),
    ...figuresData(making, duty),
  };
  return daysOf(making, duty, date).flatMap((day) =>
    variantsOf(making, duty).map((variant) => factAct(name, on, day, { ...base, ...variant })),
  );
}

/** A report tells of everything that was found. */
function numbersOf({ sizes }: Making, sort: string): FactData {
  const count = sizes.things[sort] ?? 0;
  return count === 0 ? {} : { numbers: Array.from({ length: count }, (_, i) => String(i + 1)) };
}
