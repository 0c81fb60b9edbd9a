import { dateOfInstant } from '../../procedure/counting/index.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { annualPlan } from '../annual-plan.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { factsShown, recordFacts } from '../facts.ts';
import { factsPage } from '../facts-page.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { annualPlanSchema, planQuerySchema } from '../schemas/annual-plan.ts';
import { idempotencyHeaders, pageOf } from '../schemas/common.ts';
import { factItemSchema, factQuerySchema, factSchema, oneOrMany } from '../schemas/facts.ts';
import { recordedResponses } from '../schemas/results.ts';

/** 轮外常设的事项: requests for opinion, audit briefing, annual plan; old papers are entered as `historic`. */
export function officeFactRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.post(
    '/api/office/facts',
    {
      config: { right: 'registers.record' },
      schema: { headers: idempotencyHeaders, body: oneOrMany(factItemSchema), response: recordedResponses },
    },
    (request, reply) =>
      recordFacts(deps, request, reply, { books, workflowId: OFFICE, subject: 'office', body: request.body }),
  );

  api.get(
    '/api/office/facts',
    {
      config: { right: 'registers.see' },
      schema: { querystring: factQuerySchema, response: { 200: pageOf(factSchema) } },
    },
    async ({ query, account }) => {
      const { fact, standing } = query;
      const filter = {
        workflowId: OFFICE,
        ...(fact !== undefined && { facts: [fact] }),
        ...(standing !== undefined && { standing }),
      };
      const book = await books.ofOffice();
      return factsPage(await factsShown(deps, book, filter, viewerOf(account, 'registers.see')), query);
    },
  );

  api.get(
    '/api/office/plan',
    {
      config: { right: 'registers.see' },
      schema: { querystring: planQuerySchema, response: { 200: annualPlanSchema } },
    },
    async ({ query: { year } }) => {
      await books.ofOffice();
      return annualPlan(deps.db, year ?? dateOfInstant(instantNow(deps)).slice(0, 4));
    },
  );
}
