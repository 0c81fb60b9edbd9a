import { deadlineByKey } from '../../db/queries/deadlines.ts';
import type { Books } from '../books.ts';
import { viewNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { requestsShown } from '../extension-requests-shown.ts';
import { requireOverride } from '../permissions.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, pageOf, workflowParams } from '../schemas/common.ts';
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
import { acceptedResponse } from '../schemas/results.ts';

/** 顺延、停表、免除、催办: what is asked for, what the named approver decided, and a reminder by hand. */
export function deadlineDecisionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };
  const url = (what: string) => `/api/workflows/:workflowId/deadlines/${what}`;

  /** Who may decide it, as the rulebook the workflow follows says of this deadline. */
  const approved = async (workflowId: string, key: string, approval: Parameters<typeof requireOverride>[1]) => {
    const book = await books.ofWorkflow(workflowId);
    const row = await deadlineByKey(deps.db, { workflowId, key, view: viewNow(deps) });
    requireOverride(book, approval, { rule: row?.rule });
  };

  api.post(url('extensions'), { schema: { ...mutation, body: extensionSchema } }, async (request) => {
    const { approval, evidence, ...extension } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, extension.key, approval);
    const command = { type: 'extend-deadline' as const, ...extension };
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  });

  api.post(url('waivers'), { schema: { ...mutation, body: waiverSchema } }, async (request) => {
    const { approval, evidence, ...waiver } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, waiver.key, approval);
    return recordOne(deps, request, workflowId, { command: { type: 'waive-deadline', ...waiver }, approval, evidence });
  });

  api.post(url('pauses'), { schema: { ...mutation, body: pauseSchema } }, async (request) => {
    const { approval, evidence, ...pause } = request.body;
    const { workflowId } = request.params;
    await approved(workflowId, pause.key, approval);
    return recordOne(deps, request, workflowId, { command: { type: 'pause-deadline', ...pause }, approval, evidence });
  });

  api.post(url('resumptions'), { schema: { ...mutation, body: resumptionSchema } }, async (request) => {
    const { approval, evidence, ...resumption } = request.body;
    const { workflowId } = request.params;
    const command = { type: 'resume-deadline' as const, ...resumption };
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  });

  api.post(url('requests'), { schema: { ...mutation, body: requestSchema } }, (request) => {
    const { approval, evidence, ...wish } = request.body;
    const command = { type: 'request-extension' as const, ...wish };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });

  api.post(url('refusals'), { schema: { ...mutation, body: refusalSchema } }, async (request) => {
    const { approval, evidence, ...refusal } = request.body;
    const { workflowId } = request.params;
    requireOverride(await books.ofWorkflow(workflowId), approval);
    const command = { type: 'refuse-extension' as const, ...refusal };
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  });

  api.post(url('reminders'), { schema: { ...mutation, body: reminderSchema } }, (request) => {
    const { approval, evidence, ...reminder } = request.body;
    const command = { type: 'remind-deadline' as const, ...reminder };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });

  api.get(
    '/api/extension-requests',
    { schema: { querystring: requestQuerySchema, response: { 200: pageOf(requestedSchema) } } },
    ({ query }) => requestsShown(deps, books, query),
  );
}
