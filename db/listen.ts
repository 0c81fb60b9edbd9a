import type { Client } from './client.ts';
import { workflowStatus } from './queries/workflows.ts';
import { subscribe } from './subscription.ts';

export interface LedgerListener {
  /** True once the ledger has this revision of the workflow, false when it has not within the time. */
  waitForRevision(workflowId: string, revision: number, timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

interface Waiter {
  workflowId: string;
  revision: number;
  settle(there: boolean): void;
}

/** Listens to the writer's notifications; rows are looked at where a notification may have been missed. */
export async function listenToLedger({ db, dedicated }: Client): Promise<LedgerListener> {
  const waiters = new Set<Waiter>();

  async function look({ workflowId, revision }: Waiter): Promise<boolean> {
    const status = await workflowStatus(db, workflowId);
    return status !== undefined && status.revision >= revision;
  }
  function lookAgain(waiter: Waiter): void {
    look(waiter).then(
      (there) => there && waiter.settle(true),
      () => {},
    );
  }

  const close = await subscribe(dedicated, 'ledger', {
    notified: (payload) => {
      const [workflowId, revision] = payload.split(' ');
      for (const waiter of waiters) {
        if (waiter.workflowId === workflowId && waiter.revision <= Number(revision)) waiter.settle(true);
      }
    },
    listening: () => waiters.forEach(lookAgain),
  });

  return {
    close,
    waitForRevision: (workflowId, revision, timeoutMs) =>
      new Promise((resolve) => {
        const waiter: Waiter = {
          workflowId,
          revision,
          settle: (there) => {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(there);
          },
        };
        const last = () => look(waiter).then(waiter.settle, () => waiter.settle(false));
        const timer = setTimeout(last, timeoutMs);
        // First wait, then look: nothing can be notified in between unheard.
        waiters.add(waiter);
        lookAgain(waiter);
      }),
  };
}
