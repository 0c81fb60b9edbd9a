/** The levels of steps.md §0 and the workflow that hosts each of them. */
export const LEVELS = ['office', 'round', 'group', 'inspection', 'village', 'person', 'transfer'] as const;
export type Level = (typeof LEVELS)[number];

/** The workflow type that keeps the facts of a level. */
export type Host = 'office' | 'round' | 'inspection' | 'transfer';

const HOST_OF: Record<Level, Host> = {
  office: 'office',
  round: 'round',
  group: 'round',
  person: 'round',
  inspection: 'inspection',
  village: 'inspection',
  transfer: 'transfer',
};

/** Which workflow holds the facts of `level`. */
export function hostOf(level: Level): Host {
  return HOST_OF[level];
}
