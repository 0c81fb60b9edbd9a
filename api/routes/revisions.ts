import { z } from 'zod';
import { revisionsOf } from '../../db/queries/revisions.ts';
import { adopt } from '../adoption.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { callerOf } from '../record.ts';
import { revisionsShown } from '../revisions-shown.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import { adoptedSchema, adoptSchema, revisionSchema } from '../schemas/revisions.ts';

/** 改用新版规程: a running round adopts the newest version of a rulebook, and what that moved. */
export function revisionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.post(
    '/api/rounds/:round/rulebook',
    {
      schema: { headers: idempotencyHeaders, params: roundParams, body: adoptSchema, response: { 200: adoptedSchema } },
    },
    (request) => adopt(deps, books, callerOf(request), request.params.round, request.body),
  );

  api.get(
    '/api/rounds/:round/revisions',
    { schema: { params: roundParams, response: { 200: z.array(revisionSchema) } } },
    async ({ params: { round } }) => {
      await books.ofRound(round);
      return revisionsShown(deps.db, books, round, await revisionsOf(deps.db, round));
    },
  );
}
