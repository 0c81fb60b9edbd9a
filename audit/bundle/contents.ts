import type { StoredKey } from '../../keys/key-set.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Evidence, Run } from '../evidence.ts';

/** Everything a bundle is made of. */
export interface Contents {
  evidence: Evidence;
  /** What the histories are encrypted with. */
  keys: readonly StoredKey[];
  /** A run's history as it is kept; without it, as the engine told it. */
  kept: ReadonlyMap<Run, Uint8Array>;
  /** By hash and by version: those that entries name. */
  rulebooks: ReadonlyMap<string, Rulebook>;
  calendars: ReadonlyMap<string, Calendar>;
}
