import { personNamed } from '../heart/subject.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { isSecret } from '../rulebook/secrecy.ts';
import type { Standing } from './circles.ts';
import { type Matter, refsOf, tellsOfClues } from './matter.ts';
import { secrecyOf } from './secrecy-of.ts';
import type { Recusal, Viewer } from './viewer.ts';

/** What a person declared recusal from, by the standing facts of the rulebook's step（`people.recusal.step`）. */
export function recusalsOf(book: Rulebook, facts: readonly Standing[], person: string): Recusal[] {
  const step = book.people?.recusal?.step;
  return facts
    .filter(({ fact, on, data }) => fact === step && personNamed({ on, data }) === person)
    .map(({ round, data }) => ({ round, inspections: data.orgs }));
}

/** Whether a person declared recusal from an inspection of a round. */
export function isRecusedFrom({ recusals }: Pick<Viewer, 'recusals'>, round: string, ref: string): boolean {
  return recusals.some((one) => one.round === round && (one.inspections?.includes(ref) ?? true));
}

/**
 * Whether recusal keeps a matter from the viewer: all that is about nothing but what was declared, and of what is about
 * several inspections the clues and 密件; so too what tells of clues and names no inspection. The own declaration stays.
 */
export function isRecused(book: Rulebook, matter: Matter, viewer: Viewer): boolean {
  if (matter.subject?.person !== undefined && matter.subject.person === viewer.person) return false;
  const refs = refsOf(matter);
  if (refs.length === 0 && matter.subject?.group === undefined) {
    return tellsOfClues(book, matter) && viewer.recusals.some(({ round }) => round === matter.round);
  }
  const declared = refs.filter((ref) => isRecusedFrom(viewer, matter.round, ref));
  if (declared.length === 0) return false;
  if (declared.length === refs.length) return true;
  return tellsOfClues(book, matter) || isSecret(secrecyOf(book, matter));
}
