import { z } from 'zod';
import { reportsOf } from '../../db/queries/reports.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { reportsSeen } from '../permissions/sees.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { refParam, roundParams } from '../schemas/common.ts';

const reportSchema = z.object({
  workflowId: z.string(),
  id: z.string(),
  inspection: z.string().nullable(),
  step: z.string(),
  title: z.string(),
  part: z.string().nullable(),
  copies: z.number().nullable(),
  date: z.string(),
  returned: z.boolean().describe('退回补正'),
});

/** 报告与整改件: what was handed in, the returned ones too. */
export function reportRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  const querystring = z.strictObject({ inspection: refParam.optional() });
  api.get(
    '/api/rounds/:round/reports',
    {
      config: { right: 'facts.see', at: 'part' },
      schema: { params: roundParams, querystring, response: { 200: z.array(reportSchema) } },
    },
    async ({ params: { round }, query: { inspection }, account }) => {
      const book = await books.ofRound(round);
      const viewer = await viewerIn(db, book, round, { account, right: 'facts.see' });
      const rows = reportsSeen(book, await reportsOf(db, round, inspection), viewer);
      return rows.map(({ factId: id, ...row }) => ({ ...row, id, title: book.steps[row.step]?.title ?? row.step }));
    },
  );
}
