import type { Entry } from './entry.ts';

/** An entry as it stands in the ledger; its place in the hash chain is no part of what was recorded. */
type Standing = Entry & { prevHash?: unknown; hash?: unknown };

/** Entries that history has and the ledger lacks, or the other way round, or that differ in a field: a line for each. */
export function entryDifferences(emitted: Entry[], ledger: Standing[]): string[] {
  const length = Math.max(emitted.length, ledger.length);
  return Array.from({ length }, (_, index) => {
    const a = emitted[index];
    const b = ledger[index];
    if (a === undefined || b === undefined) return `${(a ?? b)?.workflowId} #${index + 1}: only on one side`;
    const { prevHash: _prev, hash: _hash, ...entry } = b;
    return same(a, entry) ? undefined : `${a.workflowId} #${a.seq} ${a.type}: differs`;
  }).filter((line) => line !== undefined);
}

/** Equal as JSON, whatever the order of keys: jsonb does not keep it. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]));
}
