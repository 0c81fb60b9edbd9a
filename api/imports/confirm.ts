import type { FastifyBaseLogger } from 'fastify';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import type { ApiDeps } from '../deps.ts';
import { EngineFailure } from '../orchestrator.ts';
import { ApiProblem } from '../problem.ts';
import type { Run, Upload } from './kept.ts';
import { runImport } from './run.ts';
import { planOf } from './upload.ts';

interface Confirmed {
  upload: Upload;
  book: Rulebook;
  account: Account;
  golive: boolean;
  log: FastifyBaseLogger;
}

/**
 * Begins to record an upload; one that runs or is done is left as it is, one that was stopped goes on. What it comes to
 * is worked out anew: the ledger may have some of it by now.
 */
export async function confirmUpload(deps: ApiDeps, { log, ...confirmed }: Confirmed): Promise<void> {
  const { upload, book, account } = confirmed;
  if (upload.run && upload.run.state !== 'stopped') return;
  const run: Run = { state: 'running', stopped: null, done: 0, total: 0, ...nothing() };
  upload.run = run;
  try {
    run.plan = await planOf(deps, upload, book, account);
  } catch (error) {
    delete upload.run;
    throw error;
  }
  run.total = run.plan.acts.length;
  for (const no of run.plan.acts.flatMap(({ rows }) => rows)) run.waiting.set(no, (run.waiting.get(no) ?? 0) + 1);
  runImport(deps, { ...confirmed, run }).then(
    () => {
      run.state = 'done';
    },
    (error: Error) => {
      log.error({ err: error }, 'an import was stopped');
      run.state = 'stopped';
      run.stopped = reasonOf(error);
    },
  );
}

function nothing(): Pick<Run, 'plan' | 'refused' | 'waiting'> {
  return { plan: { rows: [], acts: [] }, refused: new Map(), waiting: new Map() };
}

function reasonOf(error: Error): string {
  if (error instanceof ApiProblem) return error.problem.detail;
  const down = error instanceof EngineFailure ? '引擎暂不可用' : '台账暂不可用';
  return `${down}，导入停下；再确认一次接着录，已录的不会再录`;
}
