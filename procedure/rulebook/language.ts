import type { Rulebook } from './schema.ts';

/**
 * Whether the rulebook was resolved in language 2, which says who signs, what is counted and how papers travel. Rounds
 * that run under an earlier one keep their meaning until they adopt a revision.
 */
export function isLanguage2({ language }: Pick<Rulebook, 'language'>): boolean {
  return language === 2;
}
