import { z } from 'zod';
import { openDrafts } from '../../db/queries/drafts.ts';
import { nextSignature } from '../../procedure/heart/approvals.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, roundParams, workflowParams } from '../schemas/common.ts';
import { draftReturnSchema, draftSchema, signatureSchema } from '../schemas/drafts.ts';
import { acceptedResponse } from '../schemas/results.ts';

const draftParams = workflowParams.extend({ draft: z.string().min(1).max(200) });

/** 呈批件: handed in with `draft: true`, signed one by one, done with the last signature, or sent back. */
export function draftRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const mutation = { headers: idempotencyHeaders, params: draftParams, response: acceptedResponse };

  api.get(
    '/api/rounds/:round/drafts',
    { schema: { params: roundParams, response: { 200: z.array(draftSchema) } } },
    async ({ params }) => {
      const book = await books.ofRound(params.round);
      const rows = await openDrafts(deps.db, params.round);
      return rows.map(({ draftId: id, subject: on, returned: _, round: __, ...row }) => ({
        ...row,
        id,
        on,
        title: book.steps[row.fact]?.title ?? row.fact,
        waitsFor: nextSignature(book, row.fact, row.data, row.signed) ?? null,
      }));
    },
  );

  api.post(
    '/api/workflows/:workflowId/drafts/:draft/signatures',
    { schema: { ...mutation, body: signatureSchema } },
    (request) => {
      const { workflowId, draft: draftId } = request.params;
      return recordOne(deps, request, workflowId, { command: { type: 'sign-draft', draftId }, ...request.body });
    },
  );

  api.post(
    '/api/workflows/:workflowId/drafts/:draft/returns',
    { schema: { ...mutation, body: draftReturnSchema } },
    (request) => {
      const { workflowId, draft: draftId } = request.params;
      return recordOne(deps, request, workflowId, { command: { type: 'return-draft', draftId, ...request.body } });
    },
  );
}
