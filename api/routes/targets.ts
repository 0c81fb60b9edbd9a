import { OFFICE } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import type { Item } from '../orchestrator.ts';
import { recordOneOrMany } from '../record.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import { oneOrMany } from '../schemas/facts.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import { recordedResponses } from '../schemas/results.ts';
import {
  type TargetItem,
  targetHistorySchema,
  targetItemSchema,
  targetParams,
  targetQuerySchema,
  targetSchema,
} from '../schemas/targets.ts';
import { targetHistory, targetsShown } from '../targets-shown.ts';

/** 巡察对象库: enter organizations, see which were inspected when. */
export function targetRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.post(
    '/api/office/targets',
    {
      config: { right: 'registers.record' },
      schema: { headers: idempotencyHeaders, body: oneOrMany(targetItemSchema), response: recordedResponses },
    },
    (request, reply) =>
      recordOneOrMany(deps, request, reply, { workflowId: OFFICE, body: request.body, item: registered }),
  );

  api.get(
    '/api/office/targets',
    {
      config: { right: 'registers.see' },
      schema: { querystring: targetQuerySchema, response: { 200: cappedPageOf(targetSchema) } },
    },
    async ({ query }) => {
      await books.ofOffice();
      return targetsShown(deps.db, query);
    },
  );

  api.get(
    '/api/office/targets/:code',
    { config: { right: 'registers.see' }, schema: { params: targetParams, response: { 200: targetHistorySchema } } },
    async ({ params }) => {
      await books.ofOffice();
      return targetHistory(deps.db, params.code);
    },
  );
}

function registered({ approval, evidence, ...target }: TargetItem): Item {
  return { command: { type: 'register-target', ...target }, approval, evidence };
}
