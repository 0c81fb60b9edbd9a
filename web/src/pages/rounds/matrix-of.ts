import type { Deadline } from '../../api/deadlines.ts';
import type { Round } from '../../api/rounds.ts';
import { LIGHT_ORDER } from '../../common/light.tsx';
import { messages } from '../../messages.ts';

/** A row of the matrix: the whole round, a group or an inspection. */
export interface MatrixRow {
  key: string;
  title: string;
  /** By rule, the most urgent first. */
  cells: Map<string, Deadline[]>;
}

export interface Matrix {
  rules: { id: string; title: string }[];
  rows: MatrixRow[];
}

/** Groups × due dates: every deadline of a round that a date can be told of, or that waits for one. */
export function matrixOf(round: Round, deadlines: readonly Deadline[]): Matrix {
  const rows: MatrixRow[] = [{ key: '', title: messages.rounds.whole, cells: new Map() }];
  for (const { no, inspections } of round.groups) {
    rows.push({ key: `${no}`, title: messages.rounds.groupOf(no), cells: new Map() });
    for (const { ref, title } of inspections) rows.push({ key: ref, title, cells: new Map() });
  }
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const rules = new Map<string, string>();
  for (const deadline of deadlines) {
    const { group, org } = deadline.subject;
    const key = group === undefined ? '' : org === undefined ? `${group}` : `${group}-${org}`;
    const row = byKey.get(key);
    row?.cells.set(deadline.rule, [...(row.cells.get(deadline.rule) ?? []), deadline].sort(urgent));
    rules.set(deadline.rule, deadline.title);
  }
  return {
    rules: [...rules].map(([id, title]) => ({ id, title })),
    rows: rows.filter(({ cells }) => cells.size > 0),
  };
}

function urgent(a: Deadline, b: Deadline): number {
  const light = LIGHT_ORDER.indexOf(a.light) - LIGHT_ORDER.indexOf(b.light);
  return light === 0 ? (a.due ?? '9').localeCompare(b.due ?? '9') : light;
}
