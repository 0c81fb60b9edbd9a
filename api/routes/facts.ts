import { z } from 'zod';
import { inspectionWorkflowId, transferWorkflowId } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { factsShown, recordFacts } from '../facts.ts';
import { factsPage } from '../facts-page.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { idempotencyHeaders, pageOf, refParam, roundParams, transferNo, workflowId } from '../schemas/common.ts';
import { factItemSchema, factQuery, factSchema, oneOrMany } from '../schemas/facts.ts';
import { recordedResponses } from '../schemas/results.ts';
import { withEvidence } from '../with-evidence.ts';

const groupParams = roundParams.extend({ group: z.coerce.number().int('应为组号').min(1).max(99) });
const inspectionParams = roundParams.extend({ ref: refParam });
const transferParams = roundParams.extend({ no: transferNo });

const query = z.strictObject({
  ...factQuery,
  on: z.string().min(1).max(80).optional(),
  workflow: workflowId.optional(),
  evidence: z.stringbool().optional().describe('附上凭证'),
});

/** 登记: a step was done, or something happened to a letter or a clue. */
export function factRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const schema = { headers: idempotencyHeaders, body: oneOrMany(factItemSchema), response: recordedResponses };

  api.post(
    '/api/rounds/:round/facts',
    { config: { right: 'facts.record', at: 'round' }, schema: { ...schema, params: roundParams } },
    (request, reply) => {
      const { params, body } = request;
      return recordFacts(deps, request, reply, { books, workflowId: params.round, subject: 'round', body });
    },
  );

  api.post(
    '/api/rounds/:round/groups/:group/facts',
    { config: { right: 'facts.record', at: 'group' }, schema: { ...schema, params: groupParams } },
    (request, reply) => {
      const { params, body } = request;
      return recordFacts(deps, request, reply, {
        books,
        workflowId: params.round,
        subject: `group/${params.group}`,
        body,
      });
    },
  );

  api.post(
    '/api/rounds/:round/inspections/:ref/facts',
    {
      config: { right: ['facts.record', 'sealed.open'], at: 'inspection' },
      schema: { ...schema, params: inspectionParams },
    },
    (request, reply) => {
      const { params, body } = request;
      const workflowId = inspectionWorkflowId(params.round, params.ref);
      return recordFacts(deps, request, reply, { books, workflowId, subject: `inspection/${params.ref}`, body });
    },
  );

  api.post(
    '/api/rounds/:round/transfers/:no/facts',
    { config: { right: 'transfers.record', at: 'round' }, schema: { ...schema, params: transferParams } },
    (request, reply) => {
      const { params, body } = request;
      const workflowId = transferWorkflowId(params.round, params.no);
      return recordFacts(deps, request, reply, { books, workflowId, subject: `transfer/${params.no}`, body });
    },
  );

  api.get(
    '/api/rounds/:round/facts',
    {
      config: { right: 'facts.see', at: 'part' },
      schema: { params: roundParams, querystring: query, response: { 200: pageOf(factSchema) } },
    },
    async ({ params: { round }, query: asked, account }) => {
      const { fact, on, workflow, standing, evidence } = asked;
      const book = await books.ofRound(round);
      const filter = {
        round,
        ...(fact !== undefined && { facts: [fact] }),
        ...(on !== undefined && { subject: on }),
        ...(workflow !== undefined && { workflowId: workflow }),
        ...(standing !== undefined && { standing }),
      };
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'facts.see' });
      const page = factsPage(await factsShown(deps, book, filter, viewer), asked);
      return evidence ? { ...page, items: await withEvidence(deps.db, round, page.items) } : page;
    },
  );
}
