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
        description:
          '一条怎样说要看它以前的各条，所以不论第几页、哪个次序，都把本轮的条目从头读到尾，算出来再取这一页：后面的页不比前面的快，一次多要几条更省',
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
