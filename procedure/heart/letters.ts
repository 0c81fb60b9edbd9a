import type { Rulebook } from '../rulebook/schema.ts';
import type { State } from './state.ts';

/** A letter as its facts tell: to which unit, of which kind. */
export interface Letter {
  id: string;
  unit: string;
  kind: string;
}

/** Every letter any fact speaks of; one entered from its receipt alone counts too (补录). */
export function lettersOf(state: State): Letter[] {
  const letters = new Map<string, Letter>();
  for (const fact of state.facts) {
    if (!fact.on.startsWith('letter/')) continue;
    const id = fact.on.slice('letter/'.length);
    const known = letters.get(id);
    const unit = fact.data.unit ?? known?.unit ?? id;
    letters.set(id, { id, unit, kind: fact.data.kind ?? known?.kind ?? kindFor(state.book, unit) });
  }
  return [...letters.values()];
}

/** The kind of letter a unit gets when nobody says: the first kind of the rulebook that lists the unit. */
export function kindFor(book: Rulebook, unit: string): string {
  const kinds = Object.entries(book.letters);
  return (kinds.find(([, kind]) => kind.units.includes(unit)) ?? kinds[0])?.[0] ?? 'inquiry';
}
