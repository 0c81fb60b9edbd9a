import { ActivityFailure, ApplicationFailure, patched, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { WorkflowStatus } from '../procedure/flush.ts';
import { nextDue } from '../procedure/heart/tick.ts';
import type { Carry } from './carry.ts';
import { CONFLICTED } from './messages.ts';
import { PATCHES } from './patches.ts';
import { ledger } from './sink.ts';

/** Entries of one transaction at the most, and what a run may leave to the next one. */
export const BATCH = 500;

// An ordinary activity, never a local one: killed at the wrong moment, a local one leaves entries history never had.
const { record } = proxyActivities<Activities>({
  startToCloseTimeout: '4s',
  retry: {
    initialInterval: '100ms',
    backoffCoefficient: 2,
    maximumInterval: '5s',
    nonRetryableErrorTypes: [CONFLICTED, 'LedgerGap'],
  },
});

/**
 * Writes what is recorded when it is called to the ledger, in order; on a conflict stops for good. What is recorded
 * meanwhile is for the next turn of the workflow: while it is asked without a pause, writing all would have no end.
 */
export async function flush(carry: Carry): Promise<void> {
  const recorded = carry.state.revision;
  while (carry.queue.length > 0 && !carry.conflicted) {
    const entries = carry.queue.slice(0, BATCH);
    const last = entries.at(-1)?.seq ?? 0;
    const commands = carry.commands.filter((command) => command.revision <= last);
    ledger.entries(entries);
    try {
      await record({ entries, commands, status: { ...statusOf(carry), revision: last } });
    } catch (error) {
      if (!isConflict(error)) throw error;
      carry.conflicted = true;
      return;
    }
    carry.queue = carry.queue.slice(entries.length);
    carry.commands = carry.commands.filter((command) => command.revision > last);
    const [next] = carry.queue;
    if (next && next.seq > recorded && patched(PATCHES.flushInTurns.id)) return;
  }
}

function isConflict(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return cause instanceof ApplicationFailure && (cause.type === CONFLICTED || cause.type === 'LedgerGap');
}

/** Where the workflow stands, as its row in the ledger shows it. */
export function statusOf({ state, effects }: Carry): WorkflowStatus {
  return {
    workflowId: state.id,
    host: state.host,
    round: state.round,
    runId: workflowInfo().runId,
    mode: state.mode,
    revision: state.revision,
    nextDue: nextDue(state) ?? null,
    pending: effects.length,
    closed: state.closed !== undefined,
  };
}
