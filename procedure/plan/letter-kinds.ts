import type { DeadlineRule, Rulebook } from '../rulebook/schema.ts';
import { stageIndex } from '../rulebook/stages.ts';

/** The dated rule for the reply to letters of a kind. */
export function replyRule(book: Rulebook, kind: string, unit: string): DeadlineRule | undefined {
  return Object.values(book.deadlines).find(
    ({ per, letter, within, units }) =>
      per === 'letter' &&
      within !== undefined &&
      (letter === undefined || letter === kind) &&
      (units === undefined || units.includes(unit)),
  );
}

/** The milestone by which letters of a kind have to be answered: those sent before the stay by its begin, others by its end. */
export function milestoneOf(book: Rulebook, kind: string): 'T_e' | 'T_w' {
  const step = book.letters[kind]?.step ?? '';
  return stageIndex(step) < stageIndex('station.entry') ? 'T_e' : 'T_w';
}

/** The step whose record also completes this one (a combined hearing). */
export function recorderOf(book: Rulebook, name: string): string | undefined {
  return Object.keys(book.steps).find((other) => book.steps[other]?.records?.includes(name));
}
