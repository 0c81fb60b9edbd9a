import { z } from 'zod';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { day, refParam, roundParams, workflowParams } from '../schemas/common.ts';
import {
  checklistLineSchema,
  counterSchema,
  matrixCellSchema,
  thingSchema,
  withdrawalSchema,
} from '../schemas/looks.ts';
import { withdrawalOf } from '../withdrawal.ts';

const inspectionParams = roundParams.extend({ ref: refParam });
const stepQuery = z.strictObject({ step: z.string().min(1).max(80), on: z.string().min(1).max(80) });

/** What is derived of the facts when it is asked: checklists, counters, ledgers of numbered things, villages × categories. */
export function lookRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/workflows/:workflowId/checklist',
    { schema: { params: workflowParams, querystring: stepQuery, response: { 200: z.array(checklistLineSchema) } } },
    async ({ params, query }) => {
      const book = await books.ofWorkflow(params.workflowId);
      if (!book.steps[query.step]) throw notFound('step', `规程“${book.title}”没有这一步：${query.step}`);
      return (await deps.orchestrator.look(params.workflowId, { kind: 'checklist', ...query })).lines;
    },
  );

  api.get(
    '/api/rounds/:round/inspections/:ref/withdrawal',
    { schema: { params: inspectionParams, response: { 200: withdrawalSchema } } },
    async ({ params }) => withdrawalOf(deps, await books.ofRound(params.round), params.round, params.ref),
  );

  api.get(
    '/api/rounds/:round/counters',
    {
      schema: {
        params: roundParams,
        querystring: z.strictObject({ date: day.optional() }),
        response: { 200: z.array(counterSchema) },
      },
    },
    async ({ params, query }) => {
      await books.ofRound(params.round);
      const date = query.date ?? dateOfInstant(instantNow(deps));
      return (await deps.orchestrator.look(params.round, { kind: 'counters', date })).counters;
    },
  );

  api.get(
    '/api/workflows/:workflowId/things/:sort',
    {
      schema: {
        params: workflowParams.extend({ sort: z.string().min(1).max(40) }),
        response: { 200: z.array(thingSchema) },
      },
    },
    async ({ params: { workflowId, sort } }) => {
      const book = await books.ofWorkflow(workflowId);
      if (!book.things?.[sort]) throw notFound('sort', `规程“${book.title}”没有逐件登记的“${sort}”`);
      const { things } = await deps.orchestrator.look(workflowId, { kind: 'things', sort });
      const titled = (step: string) => book.steps[step]?.title ?? step;
      return things.map((one) => ({ ...one, done: one.done.map((d) => ({ ...d, title: titled(d.step) })) }));
    },
  );

  api.get(
    '/api/rounds/:round/inspections/:ref/matrix',
    {
      schema: {
        params: inspectionParams,
        querystring: z.strictObject({ step: z.string().min(1).max(80).default('learn.working-papers') }),
        response: { 200: z.array(matrixCellSchema) },
      },
    },
    async ({ params: { round, ref }, query: { step } }) => {
      const book = await books.ofRound(round);
      const { cells } = await deps.orchestrator.look(inspectionWorkflowId(round, ref), { kind: 'matrix', step });
      const kinds = book.steps[step]?.kinds ?? {};
      return cells.map((cell) => ({ ...cell, kindTitle: kinds[cell.kind] ?? '未分类' }));
    },
  );
}
