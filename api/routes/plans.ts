import { z } from 'zod';
import { CalendarError } from '../../procedure/calendar/errors.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { ganttShown } from '../gantt-shown.ts';
import { newestRules } from '../newest-rules.ts';
import { inputOf } from '../plan-input.ts';
import { planSheet } from '../plan-sheet.ts';
import { planShown } from '../plan-shown.ts';
import { badFields } from '../problem.ts';
import { planOfRound } from '../round-plan.ts';
import { roundReport } from '../round-report.ts';
import { roundParams } from '../schemas/common.ts';
import { ganttSchema } from '../schemas/gantt.ts';
import { type PlanRequest, type PlanShown, planRequestSchema, planSchema } from '../schemas/plans.ts';

const html = { description: '一张 A3 横版的倒排工期表', content: { 'text/html': { schema: z.string() } } };
const HTML = 'text/html; charset=utf-8';

/** 倒排工期: of a round that is still to be planned, without recording anything. */
export function planRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const asked = async (body: PlanRequest): Promise<{ plan: PlanShown; book: Rulebook }> => {
    const { book, calendar, now } = await newestRules(deps, books, body.rulebook);
    const input = inputOf(body, book, calendar, now);
    return { book, plan: readable(() => planShown(deps, input, body.no ?? null)) };
  };

  api.post(
    '/api/plans',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { summary: '倒排工期（不登记）', body: planRequestSchema, response: { 200: planSchema } },
    },
    async ({ body }) => (await asked(body)).plan,
  );

  api.post(
    '/api/plans.html',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { summary: '倒排工期表，可打印（不登记）', body: planRequestSchema, response: { 200: html } },
    },
    async ({ body }, reply) => {
      const { plan, book } = await asked(body);
      return reply.type(HTML).send(planSheet(plan, book));
    },
  );
}

/** 倒排工期 of a running round: what was planned beside what the ledger has. */
export function roundPlanRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/plan',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { summary: '本轮倒排工期：计划与实际', params: roundParams, response: { 200: planSchema } },
    },
    async ({ params }) => (await planOfRound(deps, books, params.round)).plan,
  );

  api.get(
    '/api/rounds/:round/plan.html',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { summary: '本轮倒排工期表，可打印', params: roundParams, response: { 200: html } },
    },
    async ({ params }, reply) => {
      const { plan, book } = await planOfRound(deps, books, params.round);
      return reply.type(HTML).send(planSheet(plan, book));
    },
  );

  api.get(
    '/api/rounds/:round/gantt',
    {
      config: { right: 'rounds.see', at: 'part' },
      schema: {
        summary: '甘特图：各组·单位各阶段的计划与实际',
        params: roundParams,
        response: { 200: ganttSchema },
      },
    },
    ({ params, account }) => ganttShown(deps, books, params.round, account),
  );

  api.get(
    '/api/rounds/:round/report.html',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: {
        summary: '轮次报告，可打印',
        params: roundParams,
        response: { 200: { ...html, description: '轮次报告：办了什么、按时率、逾期、例外' } },
      },
    },
    async ({ params, account }, reply) => reply.type(HTML).send(await roundReport(deps, books, params.round, account)),
  );
}

/** A day the calendar does not reach back to is the caller’s. */
function readable<T>(plan: () => T): T {
  try {
    return plan();
  } catch (error) {
    if (error instanceof CalendarError) throw badFields({ field: 'plans', detail: error.message });
    throw error;
  }
}
