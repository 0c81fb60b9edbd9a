import { z } from 'zod';
import type { Books } from '../books.ts';
import { changesShown } from '../changes-shown.ts';
import { deadlinesShown } from '../deadlines-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { pageOf, workflowParams } from '../schemas/common.ts';
import { deadlineQuerySchema, deadlineSchema } from '../schemas/deadlines.ts';
import { changeSchema } from '../schemas/revisions.ts';
import { changesQuerySchema, whyQuerySchema, whySchema } from '../schemas/why.ts';
import { whyShown } from '../why-shown.ts';

/** 时限: the list with its lights, why one is due when it is, and what an entry moved. */
export function deadlineRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/deadlines',
    { schema: { querystring: deadlineQuerySchema, response: { 200: pageOf(deadlineSchema) } } },
    ({ query }) => deadlinesShown(deps, books, query),
  );

  api.get(
    '/api/workflows/:workflowId/deadlines/why',
    { schema: { params: workflowParams, querystring: whyQuerySchema, response: { 200: whySchema } } },
    ({ params, query }) => whyShown(deps, books, params.workflowId, query.key),
  );

  api.get(
    '/api/workflows/:workflowId/changes',
    { schema: { params: workflowParams, querystring: changesQuerySchema, response: { 200: z.array(changeSchema) } } },
    ({ params, query }) => changesShown(deps, books, params.workflowId, query.command),
  );
}
