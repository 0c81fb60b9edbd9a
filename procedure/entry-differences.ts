import type { Entry } from './entry.ts';

/** An entry as it stands in the ledger; its place in the hash chain is no part of what was recorded. */
type Standing = Entry & { prevHash?: unknown; hash?: unknown };

/** One field that is not the same on both sides: its path, e.g. `body.fact.date`, and both values. */
export interface FieldDifference {
  field: string;
  a: unknown;
  b: unknown;
}

/** Entries that history has and the ledger lacks, or the other way round, or that differ in a field: a line for each. */
export function entryDifferences(emitted: Entry[], ledger: Standing[]): string[] {
  const length = Math.max(emitted.length, ledger.length);
  return Array.from({ length }, (_, index) => {
    const a = emitted[index];
    const b = ledger[index];
    if (a === undefined || b === undefined) return `${(a ?? b)?.workflowId} #${index + 1}: only on one side`;
    return firstEntryDifference(a, b) === undefined ? undefined : `${a.workflowId} #${a.seq} ${a.type}: differs`;
  }).filter((line) => line !== undefined);
}

/** The first field in which an entry of the ledger is not the one that history emits. */
export function firstEntryDifference(emitted: Entry, ledger: Standing): FieldDifference | undefined {
  const { prevHash: _prev, hash: _hash, ...entry } = ledger;
  return firstDifference(emitted, entry);
}

/** The first field, by name, in which two JSON values differ; a field that is absent is like one that is undefined. */
export function firstDifference(a: unknown, b: unknown, path = ''): FieldDifference | undefined {
  if (isList(a) && isList(b)) {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      const found = firstDifference(a[index], b[index], `${path}[${index}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (isRecord(a) && isRecord(b)) {
    for (const name of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
      const found = firstDifference(a[name], b[name], path === '' ? name : `${path}.${name}`);
      if (found) return found;
    }
    return undefined;
  }
  return Object.is(a, b) ? undefined : { field: path, a, b };
}

/** Equal as JSON, whatever the order of keys: jsonb does not keep it. */
export function same(a: unknown, b: unknown): boolean {
  return firstDifference(a, b) === undefined;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
