import type { Rulebook } from './schema.ts';

type Spoken = Pick<Rulebook, 'language'>;

/**
 * Whether the rulebook was resolved in language 2 or later, which says who signs, what is counted and how papers
 * travel. Rounds that run under an earlier one keep their meaning until they adopt a revision.
 */
export function isLanguage2({ language }: Spoken): boolean {
  return (language ?? 1) >= 2;
}

/** Whether it was resolved in language 3 or later: D18 falls due on the planned day of withdrawal. */
export function isLanguage3({ language }: Spoken): boolean {
  return (language ?? 1) >= 3;
}

/** Whether it was resolved in language 4 or later: signatures are told apart by person, and 密级 limits what is taken in. */
export function isLanguage4({ language }: Spoken): boolean {
  return (language ?? 1) >= 4;
}
