import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { Inspection } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Cast } from '../scenario/cast.ts';
import type { Dates } from '../scenario/dates.ts';
import type { Order } from '../scenario/order.ts';
import type { Randoms } from './random.ts';
import type { Sizes } from './sizes.ts';

/** What every part of a generated round is made of. */
export interface Making {
  book: Rulebook;
  calendar: Calendar;
  cast: Cast;
  sizes: Sizes;
  dates: Dates;
  order: Order;
  randoms: Randoms;
}

/** The inspection that a subject is. */
export function inspectionOf({ cast }: Making, on: string): Inspection | undefined {
  return cast.inspections.find(({ ref }) => on === `inspection/${ref}`);
}

/** Day of the step with a mark（T_e、T_w …）for a subject: the first one, or the last where it has several. */
export function markedOn(
  { book, dates }: Making,
  mark: string,
  on: string,
  which: 'first' | 'last',
): string | undefined {
  const steps = Object.keys(book.steps).filter((name) => book.steps[name]?.mark === mark);
  const days = steps.flatMap((name) => dates.touching(name, on)).sort();
  return which === 'first' ? days[0] : days.at(-1);
}
