import type { Origin } from '../../procedure/entry.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Caller, Started } from '../orchestrator.ts';
import { type ApiProblem, keyReused } from '../problem.ts';
import { engineProblem } from './engine-problem.ts';
import { commandId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Parts } from './submit.ts';

/** A workflow to start at somebody's request. */
interface Start extends Caller {
  workflowId: string;
  /** What was asked for, without what is looked up: a repeat is compared by it. */
  request: unknown;
  /** Starts it at the engine; its first entries tell the origin. */
  begin(origin: Origin): Promise<'started' | 'exists'>;
  /** What to say where another request has started it. */
  exists(): ApiProblem;
}

/** Starts a workflow. Asked again under the same key with the same contents, it tells the same. */
export async function start({ ledger, patience }: Omit<Parts, 'engine'>, asked: Start): Promise<Started> {
  const { workflowId } = asked;
  const id = commandId(asked, workflowId, 0);
  const hash = hashOf(asked.request);
  const before = await startedBefore(ledger, id, hash);
  if (before) return before;
  if ((await asked.begin({ commandId: id, commandHash: hash, typedBy: asked.account })) === 'started') {
    const written = await ledger.reaches(workflowId, 1, patience.ledgerMs);
    return { id, revision: 1, repeated: false, ledger: written ? 'written' : 'catching-up' };
  }
  // Perhaps this very request started it and its answer was lost: only the ledger can tell.
  if (!(await ledger.reaches(workflowId, 1, patience.ledgerMs))) throw engineProblem('starting');
  const now = await startedBefore(ledger, id, hash);
  if (now) return now;
  throw asked.exists();
}

async function startedBefore(ledger: Ledger, id: string, hash: string): Promise<Started | undefined> {
  const row = (await ledger.commands([id])).get(id);
  if (!row) return undefined;
  if (row.hash === hash) return { id, revision: row.revision, repeated: true, ledger: 'written' };
  throw keyReused();
}
