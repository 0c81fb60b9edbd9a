import type { Entry } from '../procedure/entry.ts';
import type { FlushedCommand } from '../procedure/flush.ts';
import type { CopyMessage } from '../procedure/heart/receive.ts';
import type { State } from '../procedure/heart/state.ts';
import type { Effect } from './effects.ts';

/** A command this workflow answered, kept so that a repeat gets the same answer. */
export interface Done {
  revision: number;
  hash: string;
  /** Workflow time, epoch milliseconds. */
  at: number;
}

/** Everything a run hands to its successor. */
export interface Carry {
  schema: 1;
  state: State;
  done: Record<string, Done>;
  /** Recorded but not yet in the ledger. */
  queue: Entry[];
  commands: FlushedCommand[];
  /** Requested and not yet answered: issued again by the successor. */
  effects: Effect[];
  /** Messages that arrived before their predecessors. */
  buffered: CopyMessage[];
  conflicted: boolean;
}

const KEPT = 2000;
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** Forgets answers beyond the last 2,000 or older than 30 days; the ledger's index answers those. */
export function bounded(done: Record<string, Done>, nowMs: number): Record<string, Done> {
  const kept = Object.entries(done)
    .filter(([, answer]) => nowMs - answer.at < KEPT_MS)
    .slice(-KEPT);
  return Object.fromEntries(kept);
}

/** The present shape of a carried state; the place where older schema versions are brought up to it. */
export function upcast(carry: Carry): Carry {
  return carry;
}
