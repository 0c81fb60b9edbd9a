import { ratioOf } from '../statistics.ts';

/** What a ratio has to be. */
export type Goal = { least: number } | { most: number };

/** What was measured beside something else in the same run. */
export interface Comparison {
  beside: string;
  ratio: number;
  /** As `≥ 0.9`; null where nothing was aimed at. */
  goal: string | null;
  met: boolean | null;
}

export interface Value {
  of: string;
  value: number;
  unit: string;
}

/** One thing measured: what it was, the numbers, and what they are of what stood beside. */
export interface Figure {
  what: string;
  values: Value[];
  comparisons: Comparison[];
}

/** What one benchmark hands back; `details` are its raw measurements. */
export interface Measured {
  figures: Figure[];
  details: unknown;
}

/** The ratio of what is ours to what stands beside, and whether the goal is met. */
export function compared(beside: string, own: number, other: number, goal?: Goal): Comparison {
  return aimed(beside, ratioOf(own, other), goal);
}

/** The same of a ratio that is there already. */
export function aimed(beside: string, ratio: number, goal?: Goal): Comparison {
  if (!goal) return { beside, ratio, goal: null, met: null };
  return 'least' in goal
    ? { beside, ratio, goal: `≥ ${goal.least}`, met: ratio >= goal.least }
    : { beside, ratio, goal: `≤ ${goal.most}`, met: ratio <= goal.most };
}
