import type { State } from './state.ts';
import { factsNamed, subjectOf } from './subject.ts';

/** How many problems of one sort were found in one village; village 0 is the organization itself. */
export interface MatrixCell {
  on: string;
  village: number;
  kind: string;
  count: number;
}

/** Villages × categories of a step's facts（村×问题类别）: what the list of common problems is drawn from. */
export function matrixOf(state: State, step: string): MatrixCell[] {
  const cells = new Map<string, MatrixCell>();
  for (const { on, data, from } of factsNamed(state, step)) {
    if (from !== undefined) continue;
    const { group, org, village } = subjectOf(on);
    const inspection = `inspection/${group}-${org}`;
    for (const no of data.villages ?? [village ?? 0]) {
      const kind = data.kind ?? '';
      const key = `${inspection} ${no} ${kind}`;
      const cell = cells.get(key) ?? { on: inspection, village: no, kind, count: 0 };
      cells.set(key, { ...cell, count: cell.count + (data.numbers?.length ?? 1) });
    }
  }
  return [...cells.values()].sort((a, b) => a.village - b.village || (a.kind < b.kind ? -1 : 1));
}
