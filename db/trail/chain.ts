import { createHash } from 'node:crypto';
import { canonical } from '../../procedure/rulebook/hash.ts';
import type { trail } from '../schema/trail.ts';

export type TrailRow = typeof trail.$inferSelect;

/** What the trail is called where the heads of other chains have a workflow's id. */
export const TRAIL = 'trail';

/** An entry before it has its place in the chain. */
export type TrailNote = Omit<TrailRow, 'no' | 'prevHash' | 'hash'>;

/** sha256 of the previous hash and the entry's canonical JSON (RFC 8785), its number among it. */
export function trailHash({ prevHash, hash: _, ...entry }: Omit<TrailRow, 'hash'> & { hash?: string }): string {
  const text = canonical({ ...entry, at: new Date(entry.at).toISOString() });
  return createHash('sha256').update(prevHash).update(text).digest('hex');
}

/** Notes with their numbers and hashes, continuing after an entry. */
export function chained(notes: readonly TrailNote[], after: Pick<TrailRow, 'no' | 'hash'>): TrailRow[] {
  let last = after;
  return notes.map((note) => {
    const open = { ...note, no: last.no + 1, prevHash: last.hash };
    const row = { ...open, hash: trailHash(open) };
    last = row;
    return row;
  });
}
