import { z } from 'zod';
import { OFFICE } from '../../procedure/ids.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { draftsPage } from '../drafts-page.ts';
import { draftsShown } from '../drafts-shown.ts';
import { refuseNotTheirs } from '../permissions/recording.ts';
import { notTheirSignature } from '../permissions/signing.ts';
import { viewerIn, viewerOf } from '../permissions/viewer.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, pageOf, roundParams, workflowParams } from '../schemas/common.ts';
import { draftQuerySchema, draftReturnSchema, draftSchema, signatureSchema } from '../schemas/drafts.ts';
import { acceptedResponse } from '../schemas/results.ts';

const draftParams = workflowParams.extend({ draftId: z.string().min(1).max(200).describe('呈批时的登记编号') });

/** 呈批件: handed in with `draft: true`, signed one by one, done with the last signature, or sent back. */
export function draftRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const list = {
    summary: '呈批中的件和各自等哪一签',
    querystring: draftQuerySchema,
    response: { 200: pageOf(draftSchema) },
  };
  const signing = async ({ params, account }: { params: z.infer<typeof draftParams>; account: Account }) => ({
    ...{ ...params, account, db: deps.db },
    book: await books.ofWorkflow(params.workflowId),
  });
  const mutation = { headers: idempotencyHeaders, params: draftParams, response: acceptedResponse };

  api.get(
    '/api/rounds/:round/drafts',
    { config: { right: 'drafts.see', at: 'part' }, schema: { ...list, params: roundParams } },
    async ({ params: { round }, query, account }) => {
      const book = await books.ofRound(round);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'drafts.see' });
      return draftsPage(await draftsShown(deps.db, round, book, viewer), query);
    },
  );

  api.get('/api/office/drafts', { config: { right: 'drafts.see' }, schema: list }, async ({ query, account }) => {
    const book = await books.ofOffice();
    return draftsPage(await draftsShown(deps.db, OFFICE, book, viewerOf(account, 'drafts.see')), query);
  });

  api.post(
    '/api/workflows/:workflowId/drafts/:draftId/signatures',
    {
      config: { right: ['approvals.record', 'drafts.sign'], at: 'workflow-part' },
      schema: { ...mutation, summary: '登记呈批件上的批示，最后一签即办结', body: signatureSchema },
    },
    async (request) => {
      const { workflowId, draftId } = request.params;
      await refuseNotTheirs(notTheirSignature(await signing(request), request.body.approval));
      return recordOne(deps, request, workflowId, { command: { type: 'sign-draft', draftId }, ...request.body });
    },
  );

  api.post(
    '/api/workflows/:workflowId/drafts/:draftId/returns',
    {
      config: { right: ['approvals.record', 'drafts.sign'], at: 'workflow-part' },
      schema: { ...mutation, summary: '呈批件退回', body: draftReturnSchema },
    },
    async (request) => {
      const { workflowId, draftId } = request.params;
      await refuseNotTheirs(notTheirSignature(await signing(request)));
      return recordOne(deps, request, workflowId, { command: { type: 'return-draft', draftId, ...request.body } });
    },
  );
}
