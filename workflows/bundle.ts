import { fileURLToPath } from 'node:url';
import type { InjectedSinks } from '@temporalio/worker';
import type { Entry } from '../procedure/entry.ts';
import type { LedgerSinks } from './sink.ts';

/** The one file a worker bundles: every workflow is exported there. */
export const workflowsPath = fileURLToPath(new URL('./index.ts', import.meta.url));

/** A live worker lets the sink run empty: the flush writes the ledger. */
export const workerSinks: InjectedSinks<LedgerSinks> = {
  ledger: { entries: { fn() {}, callDuringReplay: false } },
};

/** Sinks of a replay: hands every flush a history emits to `collect`, with the run it is of. */
export function replaySinks(collect: (entries: Entry[], runId: string) => void): InjectedSinks<LedgerSinks> {
  return { ledger: { entries: { fn: ({ runId }, entries) => collect(entries, runId), callDuringReplay: true } } };
}
