import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  correctFactSchema,
  declareNeedSchema,
  returnFactSchema,
  type StaffCommand,
  setPlanSchema,
} from '../../procedure/heart/command.ts';
import { wholeOf } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import type { Item } from '../orchestrator.ts';
import { notTheirFact, notTheirs, type Recording, refuseNotTheirs } from '../permissions/recording.ts';
import type { Problem } from '../problem.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, recordedWith, workflowParams } from '../schemas/common.ts';
import { acceptedResponse } from '../schemas/results.ts';

interface Asking extends FastifyRequest {
  params: z.infer<typeof workflowParams>;
  body: Pick<Item, 'approval' | 'evidence'>;
}

/** 更正、退回、需要办的条件步骤、计划日. What was recorded before stays on record. */
export function correctionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const config = { right: 'facts.record', at: 'workflow-part' } as const;
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };

  const enter = async (
    request: Asking,
    command: StaffCommand,
    refusal: (recording: Recording) => Promise<Problem | undefined>,
  ) => {
    const { account, params, body } = request;
    const { workflowId } = params;
    const book = await books.ifWritten(workflowId);
    await refuseNotTheirs(refusal({ db: deps.db, book, workflowId, account }));
    const { approval, evidence } = body;
    return recordOne(deps, request, workflowId, { command, approval, evidence });
  };

  const corrections = correctFactSchema.omit({ type: true }).extend(recordedWith);
  api.post(
    '/api/workflows/:workflowId/corrections',
    { config, schema: { ...mutation, body: corrections } },
    async (request) => {
      const { approval: _, evidence: __, ...body } = request.body;
      return enter(request, { type: 'correct-fact', ...body }, (here) => notTheirFact(here, body.factId));
    },
  );

  const returns = returnFactSchema.omit({ type: true }).extend(recordedWith);
  api.post(
    '/api/workflows/:workflowId/returns',
    { config, schema: { ...mutation, body: returns } },
    async (request) => {
      const { approval: _, evidence: __, ...body } = request.body;
      return enter(request, { type: 'return-fact', ...body }, (here) => notTheirFact(here, body.factId));
    },
  );

  const needs = declareNeedSchema.omit({ type: true }).extend(recordedWith);
  api.post('/api/workflows/:workflowId/needs', { config, schema: { ...mutation, body: needs } }, async (request) => {
    const { approval: _, evidence: __, ...body } = request.body;
    const { step: fact, on } = body;
    return enter(request, { type: 'declare-need', ...body }, (here) => notTheirs(here, { fact, on }));
  });

  const plans = setPlanSchema.omit({ type: true }).extend(recordedWith);
  api.post('/api/workflows/:workflowId/plans', { config, schema: { ...mutation, body: plans } }, async (request) => {
    const { approval: _, evidence: __, ...body } = request.body;
    const on = wholeOf(request.params.workflowId);
    return enter(request, { type: 'set-plan', ...body }, (here) => notTheirs(here, { fact: body.step, on }));
  });
}
