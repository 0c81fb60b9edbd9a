import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { ThingStep } from '../../sheets/ledgers/things.ts';

/** The steps that are done with each of a sort of things, in the order of the rulebook. */
export function stepsOfSort(book: Rulebook, sort: string): ThingStep[] {
  return Object.entries(book.steps)
    .filter(([, step]) => step.opens === sort || step.each === sort)
    .map(([step, { title }]) => ({ step, title }));
}
