import type { FactData } from '../heart/state.ts';
import { isLanguage4 } from '../rulebook/language.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { type Matter, stepOf } from './matter.ts';
import { GROUP_SIDE, isOwn } from './scope.ts';
import type { Viewer } from './viewer.ts';

/**
 * The data of a fact with who prepared it（经办人、编制人）. What members do and others sign is prepared by whoever of the
 * group enters it, unless the entry names somebody; what the office enters for them stays as it is.
 */
export function withPreparer(book: Rulebook, matter: Matter, { roles, person }: Viewer): FactData {
  const { data = {} } = matter;
  const step = stepOf(book, matter);
  if (!isLanguage4(book) || !step?.approve || person === undefined || data.person !== undefined) return data;
  const theirs = [step.by].flat().includes('member');
  return theirs && roles.some((held) => GROUP_SIDE.includes(held.role) && isOwn(held, matter))
    ? { ...data, person }
    : data;
}
