import { z } from 'zod';
import type { Books } from '../books.ts';
import { changesShown } from '../changes-shown.ts';
import { deadlinesPage } from '../deadlines-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { workflowParams } from '../schemas/common.ts';
import { deadlineQuerySchema, deadlineSchema } from '../schemas/deadlines.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import { changeSchema } from '../schemas/revisions.ts';
import { changesQuerySchema, whyQuerySchema, whySchema } from '../schemas/why.ts';
import { whyShown } from '../why-shown.ts';

/** 时限: the list with its lights, why one is due when it is, and what an entry moved. */
export function deadlineRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/deadlines',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: { querystring: deadlineQuerySchema, response: { 200: cappedPageOf(deadlineSchema) } },
    },
    ({ query, account }) => deadlinesPage(deps, books, query, viewerOf(account, 'deadlines.see')),
  );

  api.get(
    '/api/workflows/:workflowId/deadlines/why',
    {
      config: { right: 'deadlines.see', at: 'workflow-part' },
      schema: { params: workflowParams, querystring: whyQuerySchema, response: { 200: whySchema } },
    },
    ({ params, query, account }) => whyShown(deps, books, { ...params, ...query }, viewerOf(account, 'deadlines.see')),
  );

  api.get(
    '/api/workflows/:workflowId/changes',
    {
      config: { right: 'deadlines.see', at: 'workflow' },
      schema: { params: workflowParams, querystring: changesQuerySchema, response: { 200: z.array(changeSchema) } },
    },
    ({ params, query }) => changesShown(deps, books, params.workflowId, query.command),
  );
}
