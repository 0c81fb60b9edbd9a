import { z } from 'zod';
import { workflowStatus, workflowsOfRound } from '../../db/queries/workflows.ts';
import { instantOf } from '../../procedure/heart/decide.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, roundParams, workflowParams } from '../schemas/common.ts';
import { statusSchema, tickSchema } from '../schemas/control.ts';
import { acceptedResponse } from '../schemas/results.ts';

/** Backfill's own controls, for this machine's commands alone: where a workflow stands, its time, going live. */
export function controlRoutes(api: Api, deps: ApiDeps): void {
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };

  api.get(
    '/api/workflows/:workflowId/status',
    { config: { right: 'clock.move' }, schema: { params: workflowParams, response: { 200: statusSchema } } },
    ({ params }) => deps.orchestrator.status(params.workflowId),
  );

  api.get(
    '/api/rounds/:round/standing',
    { config: { right: 'clock.move' }, schema: { params: roundParams, response: { 200: z.array(statusSchema) } } },
    async ({ params }) => {
      const workflows = await workflowsOfRound(deps.db, params.round);
      if (workflows.length === 0) throw notFound('round', `没有轮次 ${params.round}`);
      return Promise.all(workflows.map(({ workflowId }) => deps.orchestrator.status(workflowId)));
    },
  );

  api.post(
    '/api/workflows/:workflowId/tick',
    { config: { right: 'clock.move' }, schema: { ...mutation, body: tickSchema } },
    async (request) => {
      const { workflowId } = request.params;
      const until = instantOf(request.body.until);
      const row = await workflowStatus(deps.db, workflowId);
      if (!row) throw notFound('workflowId', `没有 ${workflowId}`);
      // A live workflow has its own timer; ticked ahead of the clock, duties would lapse that are not due.
      if (row.mode !== 'backfill') throw refused('workflowId', '只有补录中的轮次由命令推进时间');
      if (until > instantNow(deps)) throw refused('until', '不能推进到将来');
      return recordOne(deps, request, workflowId, { command: { type: 'tick', until } });
    },
  );

  api.post('/api/workflows/:workflowId/golive', { config: { right: 'clock.move' }, schema: mutation }, (request) =>
    recordOne(deps, request, request.params.workflowId, { command: { type: 'go-live' } }),
  );
}

function refused(field: string, detail: string): ApiProblem {
  return new ApiProblem(problem(422, 'not-allowed', detail, { errors: [{ field, detail }] }));
}
