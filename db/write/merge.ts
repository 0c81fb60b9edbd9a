import type { RowChange } from '../../procedure/row.ts';

/** One change per row: later columns win. Rows of different keys do not depend on each other. */
export function mergeChanges(changes: readonly RowChange[]): RowChange[] {
  const rows = new Map<string, RowChange>();
  for (const change of changes) {
    const id = `${change.table} ${JSON.stringify(Object.entries(change.key).sort())}`;
    const before = rows.get(id);
    rows.set(id, { ...change, set: { ...before?.set, ...change.set } });
  }
  return [...rows.values()];
}
