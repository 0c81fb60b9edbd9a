import type { MissingGate } from './event.ts';
import { described, doneFor, gatesAsked } from './gates.ts';
import type { FactData, State } from './state.ts';

/** One line of what has to be done before a step. */
export interface ChecklistLine extends Omit<MissingGate, 'since'> {
  strength: 'hard' | 'soft';
  /** Day it was done; absent while it is missing. */
  done?: string | undefined;
}

/** What a step waits for on a subject, done or missing（“可以撤离吗”）: hard gates first, as the rulebook has them. */
export function checklist(state: State, step: string, on: string, data: FactData = {}): ChecklistLine[] {
  const lines = gatesAsked(state, step, on, data).map(({ gate, strength, subject }): ChecklistLine => {
    const done = doneFor(state, gate, subject);
    const { since: _, ...about } = described(state, gate, subject, undefined);
    return { ...about, strength, ...(done ? { done: done.on } : {}) };
  });
  return [
    ...lines.filter(({ strength }) => strength === 'hard'),
    ...lines.filter(({ strength }) => strength === 'soft'),
  ];
}
