import { createHash } from 'node:crypto';
import type { Entry } from '../procedure/entry.ts';
import { canonical } from '../procedure/rulebook/hash.ts';

/** What the first entry of a workflow chains to. */
export const GENESIS = '0'.repeat(64);

/** A place in the chain: hash of the entry and of everything before it. */
export interface Link {
  prevHash: string;
  hash: string;
}

/** sha256 of the previous hash and the entry's canonical JSON (RFC 8785). */
export function entryHash(prevHash: string, entry: Entry): string {
  return createHash('sha256').update(prevHash).update(canonicalEntry(entry)).digest('hex');
}

/** The text that is hashed: the entry's own fields, instants in one spelling; the same from history and from the ledger. */
export function canonicalEntry(entry: Entry): string {
  const { workflowId, host, round, seq, v, type, historic, rulebookHash, calendarVersion, origin, body } = entry;
  return canonical({
    workflowId,
    host,
    round,
    seq,
    v,
    type,
    happenedAt: utc(entry.happenedAt),
    fellDueAt: entry.fellDueAt === null ? null : utc(entry.fellDueAt),
    recordedAt: utc(entry.recordedAt),
    historic,
    rulebookHash,
    calendarVersion,
    origin,
    body,
  });
}

/** The entries with their hashes, continuing after `prevHash`. */
export function chain(entries: readonly Entry[], prevHash: string = GENESIS): (Link & { entry: Entry })[] {
  let last = prevHash;
  return entries.map((entry) => {
    const prev = last;
    last = entryHash(prev, entry);
    return { entry, prevHash: prev, hash: last };
  });
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
