import type { Fact } from './state.ts';

/** Whether the fact is the one named, or was recorded by the same record (`<id>/<step>`). */
export function isOrBelongsTo(fact: Fact, factId: string): boolean {
  return fact.id === factId || fact.id === `${factId}/${fact.fact}`;
}

/** Whether the fact only follows from another one, and is corrected there. */
export function isImplied({ id, fact }: Fact): boolean {
  return id.endsWith(`/${fact}`) || id.endsWith(`+${fact}`);
}
