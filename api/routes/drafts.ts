import { z } from 'zod';
import { OFFICE } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { draftsShown } from '../drafts-shown.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, roundParams, workflowParams } from '../schemas/common.ts';
import { draftReturnSchema, draftSchema, signatureSchema } from '../schemas/drafts.ts';
import { acceptedResponse } from '../schemas/results.ts';

const draftParams = workflowParams.extend({ draftId: z.string().min(1).max(200).describe('呈批时的登记编号') });

/** 呈批件: handed in with `draft: true`, signed one by one, done with the last signature, or sent back. */
export function draftRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const list = { summary: '呈批中的件和各自等哪一签', response: { 200: z.array(draftSchema) } };
  const mutation = { headers: idempotencyHeaders, params: draftParams, response: acceptedResponse };

  api.get('/api/rounds/:round/drafts', { schema: { ...list, params: roundParams } }, async ({ params: { round } }) =>
    draftsShown(deps.db, round, await books.ofRound(round)),
  );

  api.get('/api/office/drafts', { schema: list }, async () => draftsShown(deps.db, OFFICE, await books.ofOffice()));

  api.post(
    '/api/workflows/:workflowId/drafts/:draftId/signatures',
    { schema: { ...mutation, summary: '登记呈批件上的批示，最后一签即办结', body: signatureSchema } },
    (request) => {
      const { workflowId, draftId } = request.params;
      return recordOne(deps, request, workflowId, { command: { type: 'sign-draft', draftId }, ...request.body });
    },
  );

  api.post(
    '/api/workflows/:workflowId/drafts/:draftId/returns',
    { schema: { ...mutation, summary: '呈批件退回', body: draftReturnSchema } },
    (request) => {
      const { workflowId, draftId } = request.params;
      return recordOne(deps, request, workflowId, { command: { type: 'return-draft', draftId, ...request.body } });
    },
  );
}
