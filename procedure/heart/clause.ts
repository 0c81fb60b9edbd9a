import type { Rulebook } from '../rulebook/schema.ts';
import { kindFor } from './letters.ts';
import type { FactData } from './state.ts';

/** Where the document says it: the clause of a fact's step, or of the kind of letter it is about, as the end of a refusal. */
export function basis(book: Rulebook, fact: string, on: string, data: FactData): string {
  const unit = data.unit ?? on.slice('letter/'.length);
  const letter = on.startsWith('letter/') ? book.letters[data.kind ?? kindFor(book, unit)] : undefined;
  const clause = book.steps[fact]?.clause ?? letter?.clause;
  return clause === undefined ? '' : `（依据：${clause}）`;
}
