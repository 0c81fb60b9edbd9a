import { fileURLToPath } from 'node:url';
import type { InjectedSinks } from '@temporalio/worker';
import type { Entry } from '../procedure/entry.ts';
import type { LedgerSinks } from './sink.ts';

/** The one file a worker bundles: every workflow is exported there. */
export const workflowsPath = fileURLToPath(new URL('./index.ts', import.meta.url));

/** A live worker lets the sink run empty: the flush writes the ledger. */
export const workerSinks: InjectedSinks<LedgerSinks> = {
  ledger: { entries: { fn() {}, callDuringReplay: false }, carried: { fn() {}, callDuringReplay: false } },
};

/** Sinks of a replay: hands on every flush a history emits, with the run it is of, and what runs left to the next. */
export function replaySinks(
  flushed: (entries: Entry[], runId: string) => void,
  carried: (entries: Entry[]) => void,
): InjectedSinks<LedgerSinks> {
  return {
    ledger: {
      entries: { fn: ({ runId }, entries) => flushed(entries, runId), callDuringReplay: true },
      carried: { fn: (_, entries) => carried(entries), callDuringReplay: true },
    },
  };
}
