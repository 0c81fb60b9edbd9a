import type { Rulebook } from '../rulebook/schema.ts';
import type { Fact, State } from './state.ts';

/** A letter as its facts tell: to which unit, of which kind. */
export interface Letter {
  id: string;
  unit: string;
  kind: string;
}

const cache = new WeakMap<Fact[], { book: Rulebook; letters: Letter[] }>();

/** Every letter any fact speaks of; one entered from its receipt alone counts too (补录). What was said first stands. */
export function lettersOf(state: State): Letter[] {
  const known = cache.get(state.facts);
  if (known?.book === state.book) return known.letters;
  const letters = readLetters(state);
  cache.set(state.facts, { book: state.book, letters });
  return letters;
}

function readLetters(state: State): Letter[] {
  const letters = new Map<string, { unit?: string | undefined; kind?: string | undefined }>();
  for (const { on, data, returned } of state.facts) {
    if (!on.startsWith('letter/') || returned) continue;
    const id = on.slice('letter/'.length);
    const known = letters.get(id);
    const kind = data.kind !== undefined && state.book.letters[data.kind] ? data.kind : undefined;
    letters.set(id, { unit: known?.unit ?? data.unit, kind: known?.kind ?? kind });
  }
  return [...letters].map(([id, known]) => {
    const unit = known.unit ?? id;
    return { id, unit, kind: known.kind ?? kindFor(state.book, unit) };
  });
}

/** The kind of letter a unit gets when nobody says: the first kind of the rulebook that lists the unit. */
export function kindFor(book: Rulebook, unit: string): string {
  const kinds = Object.entries(book.letters);
  return (kinds.find(([, kind]) => kind.units.includes(unit)) ?? kinds[0])?.[0] ?? 'inquiry';
}
