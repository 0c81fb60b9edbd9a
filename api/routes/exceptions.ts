import { z } from 'zod';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { exceptionsPage } from '../exceptions-page.ts';
import { exceptionsShown, sampleShown } from '../exceptions-shown.ts';
import { roundOrOffice } from '../schemas/common.ts';
import { exceptionsQuery, exceptionsSchema, sampleQuery, sampleSchema } from '../schemas/exceptions.ts';

/** What an auditor reads beside the verdict: the lists of what did not go straight on, and originals to pull. */
export function exceptionRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  const params = z.object({ round: roundOrOffice });

  api.get(
    '/api/rounds/:round/exceptions',
    {
      config: { right: 'ledger.see', at: 'round' },
      schema: {
        summary: '更正、补办、迟录、顺延、代录批示等，逐条列出',
        description:
          '不是存着的表：每问一次，都把本轮的条目从头读到尾，算出来再取这一页，后面的页不比前面的快，一次多要几条更省',
        params,
        querystring: exceptionsQuery,
        response: { 200: exceptionsSchema },
      },
    },
    async ({ params: { round }, query, account }) => {
      await books.ofRound(round);
      return exceptionsPage(await exceptionsShown(db, books, { round, account }, query.lateDays), query);
    },
  );

  api.get(
    '/api/rounds/:round/sample',
    {
      config: { right: 'ledger.see', at: 'round' },
      schema: {
        summary: '抽查原件：同一种子抽出同样的件',
        params,
        querystring: sampleQuery,
        response: { 200: sampleSchema },
      },
    },
    async ({ params: { round }, query, account }) => {
      await books.ofRound(round);
      return sampleShown(db, books, { round, account }, query);
    },
  );
}
