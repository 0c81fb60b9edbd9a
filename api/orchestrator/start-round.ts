import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { RoundInput } from '../../workflows/messages.ts';
import type { RoundStart, RoundStarted } from '../orchestrator.ts';
import { ApiProblem, problem } from '../problem.ts';
import { commandId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Parts } from './submit.ts';

/** Starts a round's workflow. Asked again under the same key with the same contents, it tells the same. */
export async function startRound({ engine, ledger, patience }: Parts, start: RoundStart): Promise<RoundStarted> {
  const { round, mode, book, calendar, groups, params, plans, instant } = start;
  const id = commandId(start, round, 0);
  const hash = hashOf(start.request);
  const before = await startedBefore(ledger, id, hash);
  if (before) return before;
  const origin = { commandId: id, commandHash: hash, typedBy: start.account };
  const input: RoundInput = {
    v: 1,
    round,
    mode,
    book,
    calendar,
    clockOffset: 0,
    instant,
    origin,
    params,
    plans,
    groups,
  };
  if ((await engine.startRound(input)) === 'started') {
    const written = await ledger.reaches(round, 1, patience.ledgerMs);
    return { id, revision: 1, repeated: false, ledger: written ? 'written' : 'catching-up' };
  }
  // Perhaps this very request started it and its answer was lost; the ledger knows in a moment.
  await ledger.reaches(round, 1, patience.ledgerMs);
  const now = await startedBefore(ledger, id, hash);
  if (now) return now;
  throw new ApiProblem(
    problem(409, 'round-exists', `轮次 ${round} 已经建立`, {
      errors: [{ field: 'no', detail: `轮次 ${round} 已经建立` }],
    }),
  );
}

async function startedBefore(ledger: Ledger, id: string, hash: string): Promise<RoundStarted | undefined> {
  const row = (await ledger.commands([id])).get(id);
  if (!row) return undefined;
  if (row.hash === hash) return { id, revision: row.revision, repeated: true, ledger: 'written' };
  throw new ApiProblem(problem(409, 'key-reused', '同一 Idempotency-Key 已用于另一内容，请换一个编号'));
}
