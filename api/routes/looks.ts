import { z } from 'zod';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { roundOf } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import { checklistOf } from '../checklist.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { hasGroup, reachOf } from '../permissions/reach.ts';
import { linesSeen } from '../permissions/sees.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { day, inspectionParams, roundParams, workflowParams } from '../schemas/common.ts';
import { checklistLineSchema, checklistQuerySchema, counterSchema, withdrawalSchema } from '../schemas/looks.ts';
import { withdrawalOf } from '../withdrawal.ts';

/** What is derived of the facts when it is asked: what a step waits for, “可以撤离吗”, 已开/应开. */
export function lookRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/workflows/:workflowId/checklist',
    {
      config: { right: 'work.see', at: 'workflow' },
      schema: {
        summary: '某一步还缺什么',
        params: workflowParams,
        querystring: checklistQuerySchema,
        response: { 200: z.array(checklistLineSchema) },
      },
    },
    async ({ params: { workflowId }, query, account }) => {
      const book = await books.ofWorkflow(workflowId);
      const lines = await checklistOf(deps, book, workflowId, query);
      return linesSeen(book, roundOf(workflowId), lines, viewerOf(account, 'work.see'));
    },
  );

  api.get(
    '/api/rounds/:round/inspections/:ref/withdrawal',
    {
      config: { right: 'work.see', at: 'inspection' },
      schema: { summary: '可以撤离吗', params: inspectionParams, response: { 200: withdrawalSchema } },
    },
    async ({ params: { round, ref } }) => withdrawalOf(deps, await books.ofRound(round), round, ref),
  );

  api.get(
    '/api/rounds/:round/counters',
    {
      config: { right: 'work.see', at: 'part' },
      schema: {
        summary: '各组按周、按工作日、按次数的活动：已开/应开',
        params: roundParams,
        querystring: z.strictObject({ date: day.optional().describe('截至哪一日，默认今天') }),
        response: { 200: z.array(counterSchema) },
      },
    },
    async ({ params: { round }, query, account }) => {
      await books.ofRound(round);
      const reach = reachOf(account, 'work.see');
      const date = query.date ?? dateOfInstant(instantNow(deps));
      const { counters } = await deps.orchestrator.look(round, { kind: 'counters', date });
      return counters.filter(({ group }) => hasGroup(reach, round, group));
    },
  );
}
