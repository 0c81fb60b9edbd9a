import type { Client } from './client.ts';
import { ACCOUNTS_CHANNEL } from './queries/account-changed.ts';
import { workflowStatus } from './queries/workflows.ts';
import { subscribe } from './subscription.ts';

/** What one flush wrote: the workflow's revision after it and how many entries are new. */
export interface Written {
  workflowId: string;
  revision: number;
  entries: number;
}

export interface Ear {
  written(what: Written): void;
  /** An account's roles, password or sessions are not what they were. */
  accountChanged(account: string): void;
  /** The connection was lost for a while: what was notified then was not heard. */
  missed(): void;
}

export interface LedgerListener {
  /** Tells of every flush and changed account from now on; returns how to stop. */
  hear(ear: Ear): () => void;
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
  const ears = new Set<Ear>();

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

  function written(payload: string): void {
    const [workflowId = '', revision, entries = 0] = payload.split(' ');
    for (const waiter of waiters) {
      if (waiter.workflowId === workflowId && waiter.revision <= Number(revision)) waiter.settle(true);
    }
    if (Number(entries) === 0) return;
    for (const ear of ears) ear.written({ workflowId, revision: Number(revision), entries: Number(entries) });
  }

  // The ledger's comes last: by it a session that listens is known.
  const close = await subscribe(dedicated, [ACCOUNTS_CHANNEL, 'ledger'], {
    notified: (payload, channel) => {
      if (channel === 'ledger') return written(payload);
      for (const ear of ears) ear.accountChanged(payload);
    },
    listening: () => {
      waiters.forEach(lookAgain);
      for (const ear of ears) ear.missed();
    },
  });

  return {
    close,
    hear(ear) {
      ears.add(ear);
      return () => void ears.delete(ear);
    },
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
