import { z } from 'zod';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { originalsPage } from '../originals-page.ts';
import { originalsPrinted, originalsShown } from '../originals-shown.ts';
import { pageOf, roundParams } from '../schemas/common.ts';
import { custodyQuerySchema, custodySchema } from '../schemas/looks.ts';

/** 原件保管表: where every original is, 收—送—退—归; as JSON, or as text to print. */
export function originalRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/originals',
    {
      config: { right: 'letters.see', at: 'round' },
      schema: {
        summary: '原件保管表',
        params: roundParams,
        querystring: custodyQuerySchema,
        response: { 200: pageOf(custodySchema) },
      },
    },
    async ({ params: { round }, query }) =>
      originalsPage(await originalsShown(db, round, await books.ofRound(round)), query),
  );

  const response = { 200: { description: '打印用的文字', content: { 'text/plain': { schema: z.string() } } } };
  api.get(
    '/api/rounds/:round/originals/print',
    {
      config: { right: 'letters.see', at: 'round' },
      schema: { summary: '原件保管表，打印用', params: roundParams, response },
    },
    async ({ params }, reply) => {
      const lines = await originalsShown(db, params.round, await books.ofRound(params.round));
      reply.type('text/plain; charset=utf-8');
      return originalsPrinted(params.round, lines);
    },
  );
}
