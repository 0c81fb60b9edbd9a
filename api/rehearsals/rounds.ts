import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { roundShown, roundsShown } from '../rounds-shown.ts';
import { pageOf, roundParams } from '../schemas/common.ts';
import { roundLineSchema, roundQuerySchema, roundSchema } from '../schemas/rounds.ts';

/** Rounds that are rehearsed as the page of a real round shows them; `/api/rehearsals/:round` is the clock. */
export function rehearsedRoundRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rehearsals/rounds',
    {
      config: { right: 'rounds.see', at: 'any' },
      schema: {
        summary: '演练的轮次，与轮次一览同样',
        querystring: roundQuerySchema,
        response: { 200: pageOf(roundLineSchema) },
      },
    },
    ({ query, account }) => roundsShown(deps, books, account, query),
  );

  api.get(
    '/api/rehearsals/rounds/:round',
    {
      config: { right: 'rounds.see', at: 'part' },
      schema: { summary: '演练的一个轮次，与轮次同样', params: roundParams, response: { 200: roundSchema } },
    },
    ({ params, account }) => roundShown(deps, books, params.round, account),
  );
}
