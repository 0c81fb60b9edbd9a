import type { FactData } from '../../procedure/heart/state.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';

/** Whom everything sealed is addressed to in a rehearsal. */
const ADDRESSEE = 'lg-exec';
/** The first member of each group after its leader, deputy and liaison. */
const MEMBER = 4;

/** What the words about who may know of what ask of a fact: somebody of the group, a clue, whom it is addressed to. */
export function rightsData(book: Rulebook, name: string, on: string): FactData {
  const step = book.steps[name];
  const addressed = Object.values(book.steps).some((one) => one['recorded-by']?.['addressed-in'] === name);
  return {
    ...(step?.['names-members'] && { persons: [`${subjectOf(on).group}-${MEMBER}`] }),
    ...(step?.limits && { clues: [1] }),
    ...(addressed && { addressee: ADDRESSEE }),
  };
}
