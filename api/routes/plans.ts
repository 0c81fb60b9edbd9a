import { z } from 'zod';
import { calendarByVersion, newestCalendar } from '../../db/queries/calendars.ts';
import { roundByNo } from '../../db/queries/rounds.ts';
import { CalendarError } from '../../procedure/calendar/errors.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { newestRules, noCalendar } from '../newest-rules.ts';
import { inputOf, inputOfRound } from '../plan-input.ts';
import { planSheet } from '../plan-sheet.ts';
import { deadlinesOf, planShown } from '../plan-shown.ts';
import { badFields } from '../problem.ts';
import { roundParams } from '../schemas/common.ts';
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
  const ofRound = async (round: string): Promise<{ plan: PlanShown; book: Rulebook }> => {
    const book = await books.ofRound(round);
    const row = await roundByNo(deps.db, round);
    const own = row?.calendarVersion ? await calendarByVersion(deps.db, row.calendarVersion) : undefined;
    const calendar = own ?? (await newestCalendar(deps.db));
    if (!calendar) throw noCalendar();
    const [input, rows] = await Promise.all([inputOfRound(deps, round, book, calendar), deadlinesOf(deps, round)]);
    return { book, plan: planShown(deps, input, round, rows) };
  };

  api.get(
    '/api/rounds/:round/plan',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { summary: '本轮倒排工期：计划与实际', params: roundParams, response: { 200: planSchema } },
    },
    async ({ params }) => (await ofRound(params.round)).plan,
  );

  api.get(
    '/api/rounds/:round/plan.html',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { summary: '本轮倒排工期表，可打印', params: roundParams, response: { 200: html } },
    },
    async ({ params }, reply) => {
      const { plan, book } = await ofRound(params.round);
      return reply.type(HTML).send(planSheet(plan, book));
    },
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
