/** Facts of letters, clues and people; every other fact is a step's completion and named by its step. */
export const ENTITY_FACTS = [
  'letter.sent',
  'letter.received',
  'letter.personnel-received',
  'letter.no-personnel',
  'letter.replied',
  'letter.distributed',
  'letter.original-returned',
  'letter.original-archived',
  'clue.feedback',
  'clue.status',
  'clue.closed',
  'person.assigned',
  'person.released',
] as const;

/** Whether `fact` is of a letter, clue or person rather than of a step. */
export function isEntityFact(fact: string): boolean {
  return (ENTITY_FACTS as readonly string[]).includes(fact);
}
