import { z } from 'zod';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { roundOrOffice } from '../schemas/common.ts';
import { timelineQuery, timelineSchema } from '../schemas/timeline.ts';
import { timelineShown } from '../timeline-shown.ts';

/** 时间线: every entry of a round in Chinese, each with the event of the history it comes from. */
export function timelineRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/timeline',
    {
      config: { right: 'ledger.see', at: 'round' },
      schema: {
        summary: '本轮时间线，逐条连到历史事件；office 为巡察办常设',
        params: z.object({ round: roundOrOffice }),
        querystring: timelineQuery,
        response: { 200: timelineSchema },
      },
    },
    async ({ params: { round }, query, account }) => {
      await books.ofRound(round);
      return timelineShown(deps, books, { round, account }, query);
    },
  );
}
