import type { RoundInput } from '../../workflows/messages.ts';
import type { RoundStart, Started } from '../orchestrator.ts';
import { ApiProblem, problem } from '../problem.ts';
import { start } from './start.ts';
import type { Parts } from './submit.ts';

/** Starts a round's workflow. */
export function startRound(parts: Parts, asked: RoundStart): Promise<Started> {
  const { round, mode, book, calendar, groups, params, plans, instant, clockOffset = 0 } = asked;
  const known = { v: 1, round, mode, book, calendar, clockOffset, instant, params, plans, groups } as const;
  return start(parts, {
    ...asked,
    workflowId: round,
    begin: (origin) => parts.engine.startRound({ ...known, origin } satisfies RoundInput),
    exists: () => {
      const detail = `轮次 ${round} 已经建立`;
      return new ApiProblem(problem(409, 'round-exists', detail, { errors: [{ field: 'no', detail }] }));
    },
  });
}
