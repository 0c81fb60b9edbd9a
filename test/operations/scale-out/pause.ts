import type { Acknowledged } from './load.ts';

/** The longest time without an acknowledgement, in milliseconds. */
export interface Pause {
  /** Of any inspection. */
  all: number;
  /** Of the inspection that waited longest. */
  one: number;
}

/** The longest pauses that a moment falls into or that begin after it. */
export function pauseAfter(acknowledged: readonly Acknowledged[], since: number, until: number): Pause {
  const inspections = [...new Set(acknowledged.map(({ inspection }) => inspection))];
  const each = inspections.map((ref) =>
    longest(
      acknowledged.filter(({ inspection }) => inspection === ref),
      since,
      until,
    ),
  );
  return { all: longest(acknowledged, since, until), one: Math.max(...each) };
}

function longest(acknowledged: readonly Acknowledged[], since: number, until: number): number {
  const moments = acknowledged.map(({ at }) => at).toSorted((a, b) => a - b);
  const last = moments.findLast((at) => at <= since) ?? since;
  const later = [...moments.filter((at) => at > since && at <= until), until];
  return Math.max(...later.map((at, index) => at - (later[index - 1] ?? last)));
}
