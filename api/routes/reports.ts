import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { reportsPage } from '../reports-shown.ts';
import { pageOf, roundParams } from '../schemas/common.ts';
import { reportQuerySchema, reportSchema } from '../schemas/reports.ts';

/** 报告与整改件: what was handed in, the returned ones too. */
export function reportRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/reports',
    {
      config: { right: 'facts.see', at: 'part' },
      schema: { params: roundParams, querystring: reportQuerySchema, response: { 200: pageOf(reportSchema) } },
    },
    async ({ params: { round }, query, account }) => {
      const book = await books.ofRound(round);
      const viewer = await viewerIn(db, book, round, { account, right: 'facts.see' });
      return reportsPage(db, { round, book, viewer }, query);
    },
  );
}
