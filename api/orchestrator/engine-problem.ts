import { ApiProblem, problem } from '../problem.ts';
import type { FailureKind } from './engine.ts';

const SAID: Record<
  Exclude<FailureKind, 'unknown-workflow'> | 'starting' | 'catching-up',
  [code: string, detail: string, retryAfter?: number]
> = {
  unreachable: ['engine-unreachable', '引擎暂不可用，尚未确认登记，请用同一编号重试', 5],
  unconfirmed: ['unconfirmed', '尚未确认，请用同一编号重试', 5],
  starting: ['starting', '正在建立，请稍后用同一编号重试', 1],
  'catching-up': ['catching-up', '已登记，台账还没有跟上，请稍后用同一编号重试', 1],
  conflicted: ['ledger-conflict', '台账与历史不一致，已停止登记，请联系管理员核对'],
};

/** What the caller reads when the engine gave no answer. */
export function engineProblem(kind: keyof typeof SAID): ApiProblem {
  const [code, detail, retryAfter] = SAID[kind];
  return new ApiProblem(problem(503, code, detail), retryAfter);
}
