import { z } from 'zod';
import { advanceById } from '../../db/queries/advances.ts';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { callerOf } from '../record.ts';
import { Advances } from '../rehearsals/advances.ts';
import { mountRounds } from '../rehearsals/mount.ts';
import { rehearsalOf } from '../rehearsals/rehearsal-of.ts';
import { advanceShown, advanceWithEntries, rehearsalShown, rehearsalsShown } from '../rehearsals/shown.ts';
import { startRehearsal } from '../rehearsals/start.ts';
import { noRehearsals, type Rehearsals } from '../rehearsals.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import {
  advanceAskedSchema,
  advanceSchema,
  advanceWithEntriesSchema,
  rehearsalEndedSchema,
  rehearsalLineSchema,
  rehearsalSchema,
  rehearsalStartedSchema,
  rehearsalStartSchema,
} from '../schemas/rehearsals.ts';

/** 演练: start a round on virtual time, run its clock ahead, see what happens, end it. */
export async function rehearsalRoutes(scope: Api, deps: ApiDeps, books: Books): Promise<void> {
  const { rehearsals } = deps;
  if (!rehearsals) {
    scope.all('/api/rehearsals', { config: { right: 'rehearsals.see' }, schema: { hide: true } }, () =>
      Promise.reject(noRehearsals()),
    );
    scope.all('/api/rehearsals/*', { config: { right: 'rehearsals.see' }, schema: { hide: true } }, () =>
      Promise.reject(noRehearsals()),
    );
    return;
  }
  await scope.register(async (api: Api) => clockRoutes(api, deps, books, rehearsals));
  await scope.register(async (api: Api) => mountRounds(api, deps, rehearsals));
}

function clockRoutes(api: Api, deps: ApiDeps, books: Books, rehearsals: Rehearsals): void {
  const own = new Books(rehearsals.db);
  const advances = new Advances(rehearsals, (error, round) => api.log.error({ err: error, round }, 'advance failed'));
  api.addHook('preHandler', () => rehearsals.ready());

  api.get(
    '/api/rehearsals',
    {
      config: { right: 'rehearsals.see' },
      schema: { summary: '演练一览', response: { 200: z.array(rehearsalLineSchema) } },
    },
    () => rehearsalsShown(rehearsals, own),
  );

  api.post(
    '/api/rehearsals',
    {
      config: { right: 'rehearsals.run' },
      schema: {
        summary: '开始一次演练',
        headers: idempotencyHeaders,
        body: rehearsalStartSchema,
        response: { 200: rehearsalStartedSchema, 201: rehearsalStartedSchema },
      },
    },
    async (request, reply) => {
      const { repeated, ...started } = await startRehearsal(deps, books, rehearsals, callerOf(request), request.body);
      reply.code(repeated ? 200 : 201).header('location', `/api/rehearsals/${started.round}`);
      return { status: 'accepted' as const, ...started, ...(repeated && { repeated }) };
    },
  );

  api.get(
    '/api/rehearsals/:round',
    {
      config: { right: 'rehearsals.see' },
      schema: { summary: '演练的时钟和各工作流的下一到期', params: roundParams, response: { 200: rehearsalSchema } },
    },
    async ({ params: { round } }) =>
      rehearsalShown(rehearsals, own, await rehearsalOf(deps, rehearsals, round), advances.running(round)),
  );

  api.post(
    '/api/rehearsals/:round/advance',
    {
      config: { right: 'rehearsals.run' },
      schema: {
        summary: '拨快演练的时钟：一天、到下一期限、到某日',
        headers: idempotencyHeaders,
        params: roundParams,
        body: advanceAskedSchema,
        response: { 200: advanceWithEntriesSchema, 202: advanceSchema },
      },
    },
    async (request, reply) => {
      const { round } = request.params;
      await rehearsalOf(deps, rehearsals, round);
      const row = await advances.ask(callerOf(request), round, request.body);
      if (row.status === 'done') return advanceWithEntries(rehearsals, row);
      reply.code(202).header('location', `/api/rehearsals/${round}/advances/${row.id}`);
      return advanceShown(row);
    },
  );

  api.get(
    '/api/rehearsals/:round/advances/:id',
    {
      config: { right: 'rehearsals.see' },
      schema: {
        summary: '一次拨动到了哪里，沿途发生了什么',
        params: roundParams.extend({ id: z.string().min(1).max(80) }),
        response: { 200: advanceWithEntriesSchema },
      },
    },
    async ({ params: { round, id } }) => {
      const row = await advanceById(rehearsals.db, id);
      if (row?.round !== round) throw notFound('id', `演练 ${round} 没有这一次拨动`);
      return advanceWithEntries(rehearsals, row);
    },
  );

  api.post(
    '/api/rehearsals/:round/end',
    {
      config: { right: 'rehearsals.run' },
      schema: {
        summary: '结束演练：时钟停下，台账保留',
        headers: idempotencyHeaders,
        params: roundParams,
        response: { 200: rehearsalEndedSchema },
      },
    },
    async ({ params: { round } }) => {
      await rehearsalOf(deps, rehearsals, round);
      const [written, inspections] = await Promise.all([
        workflowsOfRound(rehearsals.db, round),
        inspectionsOfRound(rehearsals.db, round),
      ]);
      const workflows = [...new Set([...written, ...inspections].map(({ workflowId }) => workflowId))];
      await rehearsals.clocks.end(workflows);
      return { round, ended: true as const, workflows };
    },
  );
}
