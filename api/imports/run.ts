import { setTimeout as sleep } from 'node:timers/promises';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { instantOf } from '../../procedure/heart/decide.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../../procedure/ids.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { LEDGER_TITLES } from '../../sheets/import/field.ts';
import type { Act } from '../../sheets/import/plan.ts';
import type { Account } from '../auth/account.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import type { Item } from '../orchestrator.ts';
import { notTheirs } from '../permissions/recording.ts';
import { ApiProblem, type Problem } from '../problem.ts';
import { barrier } from './barrier.ts';
import type { Run, Upload } from './kept.ts';

/** Whose the keys of imported rows are: the file's, whoever brings it. */
const OWNER = 'import';
const PATIENCE_MS = 60_000;
const PAUSE_MS = 200;

interface Running {
  upload: Upload;
  run: Run;
  book: Rulebook;
  account: Account;
  golive: boolean;
}

/**
 * Records what an upload comes to, in order of time, each under a key of the file, its row and its contents. Refused
 * ones are kept with their rows and stop no other; only an engine or a ledger that is down stops it.
 */
export async function runImport(deps: ApiDeps, running: Running): Promise<void> {
  const { upload, run, account, golive } = running;
  const { round, mode } = upload;
  const before = (instant: string) => barrier(deps, { round, account: account.login, instant });
  const broken = new Map<string, string>();
  for (const act of run.plan.acts) {
    if (mode === 'backfill' && act.at !== '') await before(instantOf(act.at));
    const refused = broken.get(act.on) ?? (await record(deps, running, act));
    if (refused !== undefined) {
      for (const no of act.rows) run.refused.set(no, refused);
      if (act.command.type === 'assemble-transfer') broken.set(`transfer/${act.command.no}`, refused);
    }
    for (const no of act.rows) run.waiting.set(no, (run.waiting.get(no) ?? 1) - 1);
    run.done += 1;
  }
  if (mode !== 'backfill') return;
  await before(instantNow(deps));
  if (golive) await goLive(deps, upload, account);
}

/** Why it was refused; undefined once it is recorded. */
async function record(deps: ApiDeps, { upload, book, account }: Running, act: Act): Promise<string | undefined> {
  const { command, rows } = act;
  const workflowId = workflowOf(upload.round, act.on);
  if (command.type === 'record-fact') {
    const problem = await notTheirs({ db: deps.db, book, workflowId, account }, command);
    if (problem) return problem.detail;
  }
  const file = upload.hash.slice(0, 16);
  const item: Item = {
    command,
    evidence: [`${LEDGER_TITLES[upload.ledger]}第 ${spans(rows)} 行（导入的文件 sha256 ${file}）`.slice(0, 200)],
    key: `import/${file}/${rows[0]}/${hashOf({ on: act.on, command }).slice(0, 16)}`,
    owner: OWNER,
  };
  const caller = { account: account.login, key: `import/${file}` };
  for (const giveUp = Date.now() + PATIENCE_MS; ; await sleep(PAUSE_MS)) {
    const problem = await asked(() => deps.orchestrator.submit({ ...caller, workflowId, items: [item] }));
    if (problem === undefined) return undefined;
    // It is still being begun, or what it waits for is on its way: the same again.
    if (problem.status !== 503) return problem.detail;
    if (Date.now() > giveUp) throw new ApiProblem(problem);
  }
}

async function asked(submit: () => ReturnType<ApiDeps['orchestrator']['submit']>): Promise<Problem | undefined> {
  try {
    const [result] = (await submit()).results;
    return result?.status === 'refused' ? result.problem : undefined;
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem;
    throw error;
  }
}

async function goLive({ db, orchestrator }: ApiDeps, { round, id }: Upload, { login }: Account): Promise<void> {
  for (const { workflowId } of await workflowsOfRound(db, round)) {
    const items = [{ command: { type: 'go-live' as const } }];
    await orchestrator.submit({ account: login, key: `import-golive/${id}/${workflowId}`, workflowId, items });
  }
}

function workflowOf(round: string, on: string): string {
  const [kind, of = ''] = on.split('/');
  if (kind === 'transfer') return transferWorkflowId(round, Number(of));
  return kind === 'inspection' ? inspectionWorkflowId(round, of) : round;
}

/** 3–5、8. */
function spans(rows: readonly number[]): string {
  const sorted = rows.toSorted((a, b) => a - b);
  const found: [number, number][] = [];
  for (const no of sorted) {
    const last = found.at(-1);
    if (last && no === last[1] + 1) last[1] = no;
    else found.push([no, no]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join('、');
}
