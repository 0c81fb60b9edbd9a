import { proxySinks, type Sinks } from '@temporalio/workflow';
import type { Entry } from '../procedure/entry.ts';

/**
 * What a replay re-emits: exactly the entries the live run gave to its flushes, and those it left to the next run to
 * write, which a replay of that one has from its input and not from what was decided.
 */
export interface LedgerSinks extends Sinks {
  ledger: { entries(entries: Entry[]): void; carried(entries: Entry[]): void };
}

/** Emits the entries of a flush, or of a run's end. Ignored by a live worker, collected by an audit's replay. */
export const { ledger } = proxySinks<LedgerSinks>();
