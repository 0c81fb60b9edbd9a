import type { Entry } from './entry.ts';
import type { Host } from './levels.ts';

/** A command whose events are in this flush; answers a repeated id long after the run forgot it. */
export interface FlushedCommand {
  id: string;
  hash: string;
  revision: number;
}

/** Where a workflow stands after the flush. One row per workflow; the index of all workflows of a round. */
export interface WorkflowStatus {
  workflowId: string;
  host: Host;
  round: string;
  runId: string;
  mode: 'live' | 'backfill';
  revision: number;
  /** Next agenda instant (UTC), null when nothing is due any more. */
  nextDue: string | null;
  /** Effects requested and not yet answered. */
  pending: number;
  closed: boolean;
}

/** What one flush writes in one transaction: entries with their hash chain, rows, outbox, status, notification. */
export interface Flush {
  entries: Entry[];
  commands: FlushedCommand[];
  status: WorkflowStatus;
}
