import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import {
  lightsByDaySchema,
  onTimeQuerySchema,
  onTimeSchema,
  periodSchema,
  receiptsSchema,
  roundQuerySchema,
  signOffsSchema,
  workloadQuerySchema,
  workloadSchema,
} from '../schemas/statistics.ts';
import { askedOf, checkPeriod } from '../statistics/asked.ts';
import { lightsByDay } from '../statistics/lights.ts';
import { receiptsShown, signOffsShown } from '../statistics/of-rounds.ts';
import { onTimeShown } from '../statistics/on-time.ts';
import { workloadShown } from '../statistics/workload.ts';

/** 统计: figures of the ledger, each of no more than its asker may see. */
export function statisticsRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const deadlines = { right: 'deadlines.see', at: 'any' } as const;

  api.get(
    '/api/statistics/lights',
    {
      config: deadlines,
      schema: {
        summary: '每天的灯：逾期、将到期、未到期各几件',
        description: '由现在的到期日、起算日、办结日推出；暂定、停表、已免、已撤销的不计。',
        querystring: periodSchema,
        response: { 200: lightsByDaySchema },
      },
    },
    async ({ query, account }) => {
      checkPeriod(query);
      return lightsByDay(deps.db, await askedOf(deps, books, account, query.round), query);
    },
  );

  api.get(
    '/api/statistics/on-time',
    {
      config: deadlines,
      schema: {
        summary: '按时率：一段时间内到期的，按时、迟办、逾期各几件',
        querystring: onTimeQuerySchema,
        response: { 200: onTimeSchema },
      },
    },
    async ({ query, account }) => {
      checkPeriod(query);
      return onTimeShown(deps.db, books, await askedOf(deps, books, account, query.round), query);
    },
  );

  api.get(
    '/api/statistics/workload',
    {
      config: deadlines,
      schema: {
        summary: '今后各周到期几件，按责任方；已逾期的另列',
        querystring: workloadQuerySchema,
        response: { 200: workloadSchema },
      },
    },
    async ({ query, account }) =>
      workloadShown(deps.db, books, await askedOf(deps, books, account, query.round), query.weeks),
  );

  api.get(
    '/api/statistics/receipts',
    {
      config: { right: 'letters.see', at: 'any' },
      schema: {
        summary: '函件签收率，按协作单位；不写轮次的为最近 12 轮',
        querystring: roundQuerySchema,
        response: { 200: receiptsSchema },
      },
    },
    ({ query, account }) => receiptsShown(deps.db, account, query.round),
  );

  api.get(
    '/api/statistics/sign-offs',
    {
      config: { right: 'facts.see', at: 'any' },
      schema: {
        summary: '整改销号率：一轮的各组·单位，或最近 12 轮',
        querystring: roundQuerySchema,
        response: { 200: signOffsSchema },
      },
    },
    ({ query, account }) => signOffsShown(deps.db, books, account, query.round),
  );
}
