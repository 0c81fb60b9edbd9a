import type { RoundRevision, Submitted } from '../orchestrator.ts';
import { ApiProblem } from '../problem.ts';
import { engineProblem } from './engine-problem.ts';
import { type Parts, submit } from './submit.ts';
import { waveOf } from './wave.ts';

/**
 * Gives every open or starting workflow of a round the same revision, until none follows another version. The round
 * comes first: what it starts from then on follows the new one. Broken off anywhere, the same call does what is left.
 */
export async function reviseRound(parts: Parts, revision: RoundRevision): Promise<void> {
  const { account, key, round, hash, item } = revision;
  const asked = new Set<string>();
  const ask = async (workflowId: string): Promise<void> => {
    asked.add(workflowId);
    checkTaken(await submit(parts, { account, key, workflowId, items: [item] }));
  };
  for (const workflowId of revision.before) await ask(workflowId);
  for (;;) {
    const open = await parts.ledger.openWorkflows(round);
    const behind = open.filter((one) => one.rulebookHash !== hash).map(({ workflowId }) => workflowId);
    // A later revision has overtaken this one: what it moved stays moved.
    if (behind.some((workflowId) => revision.before.includes(workflowId))) return;
    const left = behind.filter((workflowId) => !asked.has(workflowId));
    if (left.length === 0) return;
    await Promise.all(waveOf(round, left).map(ask));
  }
}

/** Only a ledger that has the revision tells which workflows are still behind. */
function checkTaken({ results: [result], ledger }: Submitted): void {
  if (result?.status === 'refused') throw new ApiProblem(result.problem);
  if (ledger === 'catching-up') throw engineProblem('catching-up');
}
