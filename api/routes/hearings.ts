import { z } from 'zod';
import { occurredAt } from '../../procedure/heart/command.ts';
import { inspectionRef } from '../../procedure/id-patterns.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { hearingsShown } from '../hearings.ts';
import { hearingsPage } from '../hearings-page.ts';
import { badFields } from '../problem.ts';
import { recordOne } from '../record.ts';
import { code, idempotencyHeaders, pageOf, recordedWith, roundParams } from '../schemas/common.ts';
import { acceptedResponse } from '../schemas/results.ts';
import { hearingQuerySchema, hearingSchema } from '../schemas/rounds.ts';

const bodySchema = z.strictObject({
  step: z
    .string()
    .min(1)
    .max(80)
    .describe('如 hear.leading-group、hear.secretary、hear.standing-committee、hear.combined'),
  at: occurredAt,
  inspections: z.array(inspectionRef).min(1).max(200).describe('听取了哪些组·被巡察单位'),
  receivers: z.array(code).max(20).optional().describe('有线索要移交的接收单位'),
  late: z.string().min(1).max(500).optional().describe('补办原因'),
  ...recordedWith,
});

/** 听取汇报: each names the inspections it heard. */
export function hearingRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds/:round/hearings',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { params: roundParams, querystring: hearingQuerySchema, response: { 200: pageOf(hearingSchema) } },
    },
    async ({ params: { round }, query }) =>
      hearingsPage(await hearingsShown(deps.db, round, await books.ofRound(round)), query),
  );

  api.post(
    '/api/rounds/:round/hearings',
    {
      config: { right: 'facts.record', at: 'round' },
      schema: { headers: idempotencyHeaders, params: roundParams, body: bodySchema, response: acceptedResponse },
    },
    async (request) => {
      const { round } = request.params;
      const { step, at, inspections, receivers, late, approval, evidence } = request.body;
      const book = await books.ofRound(round);
      if (book.steps[step]?.names !== 'inspections') {
        throw badFields({ field: 'step', detail: `规程“${book.title}”没有听取汇报的这一步：${step}` });
      }
      const data = { inspections, ...(receivers && { receivers }) };
      const command = { type: 'record-fact' as const, fact: step, on: 'round', at, data, ...(late && { late }) };
      return recordOne(deps, request, round, { command, approval, evidence });
    },
  );
}
