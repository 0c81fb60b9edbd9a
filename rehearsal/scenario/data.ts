import type { FactData } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Cast } from './cast.ts';
import { firstKind } from './steps.ts';

/** What a fact of the step carries in any round: the first of its kinds, the inspections it names, the receivers it starts. */
export function baseData(book: Rulebook, { inspections, batches }: Cast, name: string): FactData {
  const step = book.steps[name];
  const kind = step && firstKind(step);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(step?.names ? { inspections: inspections.map(({ ref }) => ref) } : {}),
    ...(startsReceivers(book, name) ? { receivers: [...new Set(batches.map(({ receiver }) => receiver))] } : {}),
  };
}

/** The units that each owe the step by themselves, where it is owed so. */
export function unitsOf(book: Rulebook, name: string): string[] | undefined {
  return Object.values(book.deadlines).find((rule) => rule['met-by'] === name && rule.per === 'unit')?.units;
}

/** The hearing after which every receiver has to be given its clues says which receivers there are. */
function startsReceivers(book: Rulebook, name: string): boolean {
  return Object.values(book.deadlines).some((rule) => rule.per === 'receiver' && rule.from === name);
}
