import { emptyState } from '../heart/begin.ts';
import type { State } from '../heart/state.ts';
import type { PlanInput } from './input.ts';

/** The facts as the heart reads them. It is only looked at: what is completed is asked of the heart’s own functions. */
export function planState({ book, calendar, groups, params, plans, facts }: PlanInput): State {
  const beginning = { id: 'plan', host: 'round', round: 'plan', mode: 'live', book, calendar } as const;
  return { ...emptyState(beginning, ''), groups, params, plans, facts };
}
