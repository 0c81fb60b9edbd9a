import type { Books } from '../books.ts';
import { deadlinesShown } from '../deadlines-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { requireOverride } from '../permissions.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, pageOf, workflowParams } from '../schemas/common.ts';
import { deadlineQuerySchema, deadlineSchema, extensionSchema, waiverSchema } from '../schemas/deadlines.ts';
import { acceptedResponse } from '../schemas/results.ts';

/** 时限: the list with its lights, extensions and waivers. */
export function deadlineRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/deadlines',
    { schema: { querystring: deadlineQuerySchema, response: { 200: pageOf(deadlineSchema) } } },
    ({ query }) => deadlinesShown(deps, books, query),
  );

  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };

  api.post(
    '/api/workflows/:workflowId/deadlines/extensions',
    { schema: { ...mutation, body: extensionSchema } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...extension } = request.body;
      requireOverride(await books.ofWorkflow(workflowId), approval);
      const command = { type: 'extend-deadline' as const, ...extension };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  api.post(
    '/api/workflows/:workflowId/deadlines/waivers',
    { schema: { ...mutation, body: waiverSchema } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...waiver } = request.body;
      requireOverride(await books.ofWorkflow(workflowId), approval);
      const command = { type: 'waive-deadline' as const, ...waiver };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );
}
