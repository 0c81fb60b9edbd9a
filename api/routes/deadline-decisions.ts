import { deadlineByKey } from '../../db/queries/deadlines.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { viewNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { requestsShown } from '../extension-requests-shown.ts';
import { requireOverride } from '../override.ts';
import { holds, outOfReach } from '../permissions/permit.ts';
import { seesDeadline } from '../permissions/sees.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, workflowParams } from '../schemas/common.ts';
import {
  extensionSchema,
  pauseSchema,
  refusalSchema,
  reminderSchema,
  requestedSchema,
  requestQuerySchema,
  requestSchema,
  resumptionSchema,
  waiverSchema,
} from '../schemas/deadline-decisions.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import { acceptedResponse } from '../schemas/results.ts';

/** 顺延、停表、免除、催办: what is asked for, what the named approver decided, and a reminder by hand. */
export function deadlineDecisionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };
  const decided = { right: 'deadlines.decide', at: 'workflow' } as const;
  const url = (what: string) => `/api/workflows/:workflowId/deadlines/${what}`;

  /** Who may decide it, as the rulebook the workflow follows says of this deadline. */
  const approved = async (workflowId: string, key: string, approval: Parameters<typeof requireOverride>[1]) => {
    const book = await books.ofWorkflow(workflowId);
    const row = await deadlineByKey(deps.db, { workflowId, key, view: viewNow(deps) });
    requireOverride(book, approval, { rule: row?.rule });
  };

  api.post(url('extensions'), { config: decided, schema: { ...mutation, body: extensionSchema } }, async (request) => {
    const { approval, evidence, ...extension } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, extension.key, approval);
    const command = { type: 'extend-deadline' as const, ...extension };
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  });

  api.post(url('waivers'), { config: decided, schema: { ...mutation, body: waiverSchema } }, async (request) => {
    const { approval, evidence, ...waiver } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, waiver.key, approval);
    return recordOne(deps, request, workflowId, { command: { type: 'waive-deadline', ...waiver }, approval, evidence });
  });

  api.post(url('pauses'), { config: decided, schema: { ...mutation, body: pauseSchema } }, async (request) => {
    const { approval, evidence, ...pause } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, pause.key, approval);
    return recordOne(deps, request, workflowId, { command: { type: 'pause-deadline', ...pause }, approval, evidence });
  });

  api.post(
    url('resumptions'),
    { config: decided, schema: { ...mutation, body: resumptionSchema } },
    async (request) => {
      const { approval, evidence, ...resumption } = request.body;
      const { workflowId } = request.params;
      const command = { type: 'resume-deadline' as const, ...resumption };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  /** A term that is not the asker's is not there. */
  const refuseForeign = async (workflowId: string, key: string, account: Account) => {
    if (holds(account, 'deadlines.decide')) return;
    const row = await deadlineByKey(deps.db, { workflowId, key, view: viewNow(deps) });
    const book = row && (await books.byHash(row.rulebookHash));
    if (!row || !book || !seesDeadline(book, row, viewerOf(account, 'deadlines.ask'))) throw outOfReach();
  };

  api.post(
    url('requests'),
    {
      config: { right: ['deadlines.decide', 'deadlines.ask'], at: 'workflow-part' },
      schema: { ...mutation, body: requestSchema },
    },
    async (request) => {
      const { approval, evidence, ...wish } = request.body;
      const { workflowId } = request.params;
      await refuseForeign(workflowId, wish.key, request.account);
      const command = { type: 'request-extension' as const, ...wish };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  api.post(url('refusals'), { config: decided, schema: { ...mutation, body: refusalSchema } }, async (request) => {
    const { approval, evidence, ...refusal } = request.body;
    const { workflowId } = request.params;
    requireOverride(await books.ofWorkflow(workflowId), approval);
    const command = { type: 'refuse-extension' as const, ...refusal };
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  });

  api.post(url('reminders'), { config: decided, schema: { ...mutation, body: reminderSchema } }, (request) => {
    const { approval, evidence, ...reminder } = request.body;
    const command = { type: 'remind-deadline' as const, ...reminder };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });

  api.get(
    '/api/extension-requests',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: { querystring: requestQuerySchema, response: { 200: cappedPageOf(requestedSchema) } },
    },
    ({ query, account }) => requestsShown(deps, books, query, account),
  );
}
