import { proxySinks, type Sinks } from '@temporalio/workflow';
import type { Entry } from '../procedure/entry.ts';

/** What a replay re-emits: exactly the entries the live run gave to its flushes. */
export interface LedgerSinks extends Sinks {
  ledger: { entries(entries: Entry[]): void };
}

/** Emits the entries of a flush. Ignored by a live worker, collected by an audit's replay. */
export const { ledger } = proxySinks<LedgerSinks>();
