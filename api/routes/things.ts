import { z } from 'zod';
import { inspectionWorkflowId, roundOf } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { reachOf } from '../permissions/reach.ts';
import { thingsSeen } from '../permissions/sees.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { notFound } from '../problem.ts';
import { roundThings } from '../round-things.ts';
import { inspectionParams, pageOf, roundParams, workflowParams } from '../schemas/common.ts';
import {
  matrixCellSchema,
  matrixQuerySchema,
  roundThingQuerySchema,
  roundThingSchema,
  thingQuerySchema,
  thingSchema,
} from '../schemas/looks.ts';
import { roundThingsPage, thingShown, thingsPage } from '../things-page.ts';

const sortParam = { sort: z.string().min(1).max(40).describe('如 petition、talk、borrowed') };
const thingParams = workflowParams.extend(sortParam);
const roundThingParams = roundParams.extend(sortParam);

function checkSort({ title, things = {} }: Rulebook, sort: string): void {
  if (!Object.hasOwn(things, sort)) throw notFound('sort', `规程“${title}”没有逐件登记的“${sort}”`);
}

/** 逐件台账（信访件、谈话、调阅件、问题 …）and 村×问题类别. */
export function thingRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/workflows/:workflowId/things/:sort',
    {
      config: { right: 'work.see', at: 'workflow' },
      schema: {
        summary: '逐件台账',
        params: thingParams,
        querystring: thingQuerySchema,
        response: { 200: pageOf(thingSchema) },
      },
    },
    async ({ params: { workflowId, sort }, query, account }) => {
      const book = await books.ofWorkflow(workflowId);
      checkSort(book, sort);
      const { things } = await deps.orchestrator.look(workflowId, { kind: 'things', sort });
      const round = roundOf(workflowId);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'work.see' });
      const seen = thingsSeen(book, { round, sort }, things, viewer);
      const shown = seen.map((thing) => thingShown(book, thing));
      return thingsPage(shown, query);
    },
  );

  api.get(
    '/api/rounds/:round/things/:sort',
    {
      config: { right: 'work.see', at: 'part' },
      schema: {
        summary: '全轮的逐件台账，如整改台账 item',
        params: roundThingParams,
        querystring: roundThingQuerySchema,
        response: { 200: pageOf(roundThingSchema) },
      },
    },
    async ({ params: { round, sort }, query, account }) => {
      const book = await books.ofRound(round);
      checkSort(book, sort);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'work.see' });
      const reach = reachOf(account, 'work.see');
      return roundThingsPage(await roundThings(deps, { round, sort, book, viewer, reach }), query);
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
