import { z } from 'zod';
import { inspectionWorkflowId, roundOf } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { thingsSeen } from '../permissions/sees.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { notFound } from '../problem.ts';
import { inspectionParams, workflowParams } from '../schemas/common.ts';
import { matrixCellSchema, matrixQuerySchema, thingSchema } from '../schemas/looks.ts';
import { factTitle } from '../words.ts';

const thingParams = workflowParams.extend({ sort: z.string().min(1).max(40).describe('如 petition、talk、borrowed') });

/** 逐件台账（信访件、谈话、调阅件、问题 …）and 村×问题类别. */
export function thingRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/workflows/:workflowId/things/:sort',
    {
      config: { right: 'work.see', at: 'workflow' },
      schema: { summary: '逐件台账', params: thingParams, response: { 200: z.array(thingSchema) } },
    },
    async ({ params: { workflowId, sort }, account }) => {
      const book = await books.ofWorkflow(workflowId);
      if (!Object.hasOwn(book.things ?? {}, sort)) {
        throw notFound('sort', `规程“${book.title}”没有逐件登记的“${sort}”`);
      }
      const { things } = await deps.orchestrator.look(workflowId, { kind: 'things', sort });
      const round = roundOf(workflowId);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'work.see' });
      return thingsSeen(book, { round, sort }, things, viewer).map((thing) => ({
        ...thing,
        done: thing.done.map(({ step, date, kind }) => {
          const kindTitle = kind === undefined ? undefined : (book.steps[step]?.kinds?.[kind] ?? kind);
          return { step, title: factTitle(book, step), date, kind, kindTitle };
        }),
      }));
    },
  );

  api.get(
    '/api/rounds/:round/inspections/:ref/matrix',
    {
      config: { right: 'work.see', at: 'inspection' },
      schema: {
        summary: '村×问题类别',
        params: inspectionParams,
        querystring: matrixQuerySchema,
        response: { 200: z.array(matrixCellSchema) },
      },
    },
    async ({ params: { round, ref }, query: { step } }) => {
      const book = await books.ofRound(round);
      const { title, kinds = {} } = book.steps[step] ?? {};
      if (title === undefined) throw notFound('step', `规程“${book.title}”没有这一步：${step}`);
      const { cells } = await deps.orchestrator.look(inspectionWorkflowId(round, ref), { kind: 'matrix', step });
      return cells.map((cell) => ({ ...cell, kindTitle: kinds[cell.kind] ?? '未分类' }));
    },
  );
}
