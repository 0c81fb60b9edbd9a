import { z } from 'zod';
import { assembleTransferSchema, occurredAt } from '../../procedure/heart/command.ts';
import { transferWorkflowId } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { transfersShown } from '../hearings.ts';
import { transfersPage } from '../hearings-page.ts';
import { viewerIn } from '../permissions/viewer.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, pageOf, recordedWith, roundParams, transferNo } from '../schemas/common.ts';
import { acceptedResponse } from '../schemas/results.ts';
import { transferQuerySchema, transferSchema } from '../schemas/rounds.ts';

const assembleSchema = assembleTransferSchema.omit({ type: true }).extend(recordedWith);

const feedbackSchema = z.strictObject({
  at: occurredAt.describe('巡察办收到书面反馈之日'),
  closed: z.array(z.number().int().positive()).min(1).max(500).optional().describe('已办结的线索编号'),
  late: z.string().min(1).max(500).optional(),
  ...recordedWith,
});

/** 线索移交: the office assembles a batch for one receiver, whose feedback follows until every clue is closed. */
export function transferRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/transfers',
    {
      config: { right: 'transfers.see', at: 'part' },
      schema: { params: roundParams, querystring: transferQuerySchema, response: { 200: pageOf(transferSchema) } },
    },
    async ({ params: { round }, query, account }) => {
      const book = await books.ofRound(round);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'transfers.see' });
      return transfersPage(await transfersShown(deps.db, round, book, viewer), query);
    },
  );

  api.post(
    '/api/rounds/:round/transfers',
    {
      config: { right: 'transfers.record', at: 'round' },
      schema: { headers: idempotencyHeaders, params: roundParams, body: assembleSchema, response: acceptedResponse },
    },
    (request) => {
      const { approval, evidence, ...batch } = request.body;
      const command = { type: 'assemble-transfer' as const, ...batch };
      return recordOne(deps, request, request.params.round, { command, approval, evidence });
    },
  );

  const params = roundParams.extend({ no: transferNo });
  api.post(
    '/api/rounds/:round/transfers/:no/feedback',
    {
      config: { right: 'transfers.record', at: 'round' },
      schema: { headers: idempotencyHeaders, params, body: feedbackSchema, response: acceptedResponse },
    },
    (request) => {
      const { round, no } = request.params;
      const { at, closed, late, approval, evidence } = request.body;
      const fact = { type: 'record-fact' as const, fact: 'clue.feedback', on: `transfer/${no}`, at };
      const command = { ...fact, data: closed ? { closed } : {}, ...(late && { late }) };
      return recordOne(deps, request, transferWorkflowId(round, no), { command, approval, evidence });
    },
  );
}
