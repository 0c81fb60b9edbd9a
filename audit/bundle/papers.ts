import type { LedgerEntry } from '../../db/queries/entries.ts';

/** A paper, a scan or a photograph that an entry names: where to look when the originals are called for. */
export interface NamedPaper {
  workflowId: string;
  seq: number;
  /** Path of the field in the entry. */
  field: string;
  /** sha256 of a letter as it was issued, or the reference of the evidence as it was typed. */
  paper: string;
}

/** Everything on paper that entries name, in their order. */
export function papersIn(entries: readonly LedgerEntry[]): NamedPaper[] {
  return entries.flatMap(({ workflowId, seq, origin, body }) =>
    named({ origin, body }).map(([field, paper]) => ({ workflowId, seq, field, paper })),
  );
}

const FIELDS = new Set(['paperHash', 'evidence']);

function named(value: object, path = ''): [field: string, paper: string][] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]): [string, string][] => {
    const here = path === '' ? name : `${path}.${name}`;
    if (FIELDS.has(name)) return [field].flat().flatMap((paper) => (typeof paper === 'string' ? [[here, paper]] : []));
    return typeof field === 'object' && field !== null ? named(field, here) : [];
  });
}
