import type { Look, Seen } from '../../procedure/heart/look.ts';
import { ApiProblem, problem } from '../problem.ts';
import { EngineFailure } from './engine.ts';
import { engineProblem } from './engine-problem.ts';
import type { Parts } from './submit.ts';

/** Asks a workflow what is derived of its state. Nothing is recorded, so there is no key to repeat it under. */
export async function look<K extends Look['kind']>(
  { engine, ledger }: Omit<Parts, 'patience'>,
  workflowId: string,
  asked: Look & { kind: K },
): Promise<Seen & { kind: K }> {
  try {
    return (await engine.look(workflowId, asked)) as Seen & { kind: K };
  } catch (error) {
    if (!(error instanceof EngineFailure) || error.kind === 'conflicted') throw error;
    if (error.kind === 'unknown-workflow') {
      if (await ledger.isStarting(workflowId)) throw engineProblem('starting');
      throw error;
    }
    throw new ApiProblem(problem(503, 'engine-unreachable', '引擎暂时没有应答，请稍后再看'), 5);
  }
}
