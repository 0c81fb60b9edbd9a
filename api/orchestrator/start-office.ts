import { OFFICE } from '../../procedure/ids.ts';
import type { OfficeInput } from '../../workflows/messages.ts';
import type { OfficeStart, Started } from '../orchestrator.ts';
import { ApiProblem, problem } from '../problem.ts';
import { start } from './start.ts';
import type { Parts } from './submit.ts';

/** Starts the standing office（巡察办常设）, of which there is one. */
export function startOffice(parts: Parts, asked: OfficeStart): Promise<Started> {
  const { book, calendar, params, instant } = asked;
  const known = {
    v: 1,
    round: OFFICE,
    mode: 'live',
    book,
    calendar,
    clockOffset: 0,
    instant,
    params,
    plans: {},
  } as const;
  return start(parts, {
    ...asked,
    workflowId: OFFICE,
    begin: (origin) => parts.engine.startOffice({ ...known, origin } satisfies OfficeInput),
    exists: () => new ApiProblem(problem(409, 'office-exists', '巡察办常设已经建立')),
  });
}
