import { z } from 'zod';
import { revisionsOf } from '../../db/queries/revisions.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { adopt } from '../adoption.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { callerOf } from '../record.ts';
import { revisionsShown } from '../revisions-shown.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import { adoptedSchema, adoptSchema, revisionSchema } from '../schemas/revisions.ts';

/** 改用新版规程: a running round, or the standing office, adopts the newest version of a rulebook, and what that moved. */
export function revisionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const adoption = { headers: idempotencyHeaders, body: adoptSchema, response: { 200: adoptedSchema } };
  const list = { response: { 200: z.array(revisionSchema) } };

  api.post(
    '/api/rounds/:round/rulebook',
    {
      config: { right: 'rounds.start', at: 'round' },
      schema: { ...adoption, summary: '轮次改用新版规程', params: roundParams },
    },
    (request) => adopt(deps, books, callerOf(request), request.params.round, request.body),
  );

  api.get(
    '/api/rounds/:round/revisions',
    {
      config: { right: 'ledger.see', at: 'round' },
      schema: { ...list, summary: '轮次换过的规程和变动的时限', params: roundParams },
    },
    ({ params }) => revisions(params.round),
  );

  api.post(
    '/api/office/rulebook',
    { config: { right: 'registers.record' }, schema: { ...adoption, summary: '巡察办常设改用新版规程' } },
    (request) => adopt(deps, books, callerOf(request), OFFICE, request.body),
  );

  api.get(
    '/api/office/revisions',
    { config: { right: 'ledger.see' }, schema: { ...list, summary: '巡察办常设换过的规程和变动的时限' } },
    () => revisions(OFFICE),
  );

  async function revisions(round: string) {
    await books.ofRound(round);
    return revisionsShown(deps.db, books, round, await revisionsOf(deps.db, round));
  }
}
