import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Dates } from './dates.ts';

/** Day of the step with a mark（T_e、T_w …）for a subject: the first one, or the last where it has several. */
export function markedOn(
  { book, dates }: { book: Rulebook; dates: Dates },
  mark: string,
  on: string,
  which: 'first' | 'last',
): string | undefined {
  const steps = Object.keys(book.steps).filter((name) => book.steps[name]?.mark === mark);
  const days = steps.flatMap((name) => dates.touching(name, on)).sort();
  return which === 'first' ? days[0] : days.at(-1);
}
