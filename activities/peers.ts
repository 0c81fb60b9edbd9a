import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../db/client.ts';
import { calendarByVersion } from '../db/queries/calendars.ts';
import { rulebookByHash } from '../db/queries/rulebooks.ts';
import type { CopyMessage } from '../procedure/heart/receive.ts';
import type { ClueTransferStart, InspectionStart } from '../workflows/effects.ts';
import type { ClueTransferInput, InspectionInput, StartInput } from '../workflows/messages.ts';

interface PeerDeps {
  db: Db;
  client: Client;
  taskQueue: string;
  rehearsal: boolean;
}

/** Starting a peer and telling it facts. Peers, not children: a child would stop or race its parent's clock. */
export function createPeerActivities({ db, client, taskQueue, rehearsal }: PeerDeps) {
  async function common(start: InspectionStart | ClueTransferStart): Promise<StartInput> {
    const { round, mode, params, plans, instant } = start;
    const [book, calendar] = await Promise.all([
      rulebookByHash(db, start.bookHash),
      calendarByVersion(db, start.calendarVersion),
    ]);
    if (!book || !calendar) throw ApplicationFailure.nonRetryable('库中没有启动所用的规程或日历', 'Unpublished');
    const clockOffset = rehearsal && mode === 'live' ? Date.parse(instant) - Date.now() : 0;
    return { v: 1, round, mode, book, calendar, clockOffset, instant, origin: null, params, plans };
  }

  /** "Already started" is success: the first attempt did it and its answer was lost. */
  async function startOnce(type: 'inspection' | 'clueTransfer', workflowId: string, input: StartInput): Promise<void> {
    try {
      await client.workflow.start(type, {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  return {
    /** Starts 第几组·被巡察单位. Idempotent by workflow id. */
    async startInspection(start: InspectionStart): Promise<void> {
      const input: InspectionInput = { ...(await common(start)), group: start.group };
      await startOnce('inspection', start.workflowId, input);
    },

    /** Starts the follow-up of one batch of clues. Idempotent by workflow id. */
    async startClueTransfer(start: ClueTransferStart): Promise<void> {
      const { groups, transfer, facts } = start;
      const input: ClueTransferInput = { ...(await common(start)), groups, transfer, facts };
      await startOnce('clueTransfer', start.workflowId, input);
    },

    /** Tells a peer a fact; the peer ignores a number it has seen. */
    async signalPeer({ to, message }: { to: string; message: CopyMessage }): Promise<void> {
      await client.workflow.getHandle(to).signal('copy', message);
    },
  };
}
