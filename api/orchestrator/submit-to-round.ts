import type { RoundSubmission, RoundSubmitted } from '../orchestrator.ts';
import { ApiProblem, problem } from '../problem.ts';
import { engineProblem } from './engine-problem.ts';
import { type Parts, submit } from './submit.ts';
import { waveOf } from './wave.ts';

/**
 * Gives the same command to a round and to every open or starting workflow of it, until none is left that was not asked.
 * The round comes first: what it refuses reaches nobody, what it starts from then on knows. Broken off anywhere, the
 * same call does what is left.
 */
export async function submitToRound(parts: Parts, asked: RoundSubmission): Promise<RoundSubmitted> {
  const { account, key, round, item } = asked;
  const answers = new Map<string, RoundSubmitted['workflows'][number]>();
  let ledger: RoundSubmitted['ledger'] = 'written';
  const ask = async (workflowId: string): Promise<void> => {
    const submitted = await submit(parts, { account, key, workflowId, items: [item] });
    const [result] = submitted.results;
    if (!result) throw engineProblem('unconfirmed');
    if (result.status === 'refused') throw new ApiProblem(result.problem);
    if (submitted.ledger === 'catching-up') ledger = 'catching-up';
    const { id, revision, repeated } = result;
    answers.set(workflowId, { workflowId, id, revision, repeated });
  };
  for (;;) {
    const open = (await parts.ledger.openWorkflows(round)).map(({ workflowId }) => workflowId);
    if (open.length === 0 && answers.size === 0) {
      throw new ApiProblem(problem(422, 'closed', `轮次 ${round} 已办结，也没有还在计的时限`));
    }
    const left = [...new Set([round, ...open])].filter((workflowId) => !answers.has(workflowId));
    if (left.length === 0) break;
    await Promise.all(waveOf(round, left).map(ask));
  }
  return { ledger, workflows: [...answers.values()].sort((a, b) => (a.workflowId < b.workflowId ? -1 : 1)) };
}
