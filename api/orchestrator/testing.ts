import { setTimeout as sleep } from 'node:timers/promises';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import type { Envelope } from '../../workflows/messages.ts';
import type { Engine } from './engine.ts';
import type { Ledger } from './ledger.ts';
import type { Parts } from './submit.ts';

interface Asked {
  parts: Parts;
  /** Workflows that answered, in their order. */
  order: string[];
  /** How many are being asked now, and the most that ever were at the same time. */
  busy: { now: number; most: number };
}

/** A round for tests, with what the ledger has of it. `take` sees what a workflow is asked: it may refuse or throw. */
export function askedRound(
  ledger: Pick<Ledger, 'openWorkflows'> & Partial<Ledger>,
  take: (workflowId: string, commands: Envelope[]) => Rejection | undefined,
): Asked {
  const order: string[] = [];
  const busy = { now: 0, most: 0 };
  const engine: Pick<Engine, 'submit'> = {
    async submit(workflowId, _, commands) {
      busy.most = Math.max(busy.most, ++busy.now);
      await sleep(5);
      busy.now -= 1;
      const rejection = take(workflowId, commands);
      order.push(workflowId);
      if (rejection) return { ok: false, rejections: [rejection] };
      const results = commands.map(({ id, hash }) => ({ id, hash, revision: 2 }));
      return { ok: true, result: { revision: 2, results } };
    },
  };
  const parts = {
    patience: { ledgerMs: 5, inFlightMs: 5, pauseMs: 1 },
    engine,
    ledger: {
      commands: async () => new Map(),
      knownPerson: async () => undefined,
      reaches: async () => true,
      ...ledger,
    },
  } as unknown as Parts;
  return { parts, order, busy };
}
