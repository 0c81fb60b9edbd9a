import type { Db } from '../db/client.ts';
import { roundByNo } from '../db/queries/rounds.ts';
import { OFFICE, roundOf } from '../procedure/ids.ts';
import { type ApiProblem, noOffice, notFound } from './problem.ts';

/** Which part of a workflow's id does not exist, named as the field of the route that asked for it. */
export async function unknownWorkflow(db: Db, workflowId: string, url: string): Promise<ApiProblem> {
  if (workflowId === OFFICE) return noOffice();
  if (url.includes(':workflowId')) return notFound('workflowId', `没有 ${workflowId}`);
  const round = roundOf(workflowId);
  if (!(await roundByNo(db, round))) return notFound('round', `没有轮次 ${round}`);
  if (url.includes(':no')) return notFound('no', `轮次 ${round} 没有第 ${workflowId.split('-T')[1] ?? ''} 号移交批次`);
  if (url.includes(':ref')) return notFound('ref', `轮次 ${round} 没有这一组·被巡察单位`);
  return notFound('round', `轮次 ${round} 不在引擎中`);
}
