import type { z } from 'zod';
import {
  correctFactSchema,
  declareNeedSchema,
  returnFactSchema,
  type StaffCommand,
  setPlanSchema,
} from '../../procedure/heart/command.ts';
import { wholeOf } from '../../procedure/ids.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notTheirFact, notTheirs, type Recording, refuseNotTheirs } from '../permissions/recording.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, recordedWith, workflowParams } from '../schemas/common.ts';
import { acceptedResponse } from '../schemas/results.ts';

interface Asking {
  params: z.infer<typeof workflowParams>;
  account: Account;
}

/** 更正、退回、需要办的条件步骤、计划日. What was recorded before stays on record. */
export function correctionRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const recording = async ({ params: { workflowId }, account }: Asking): Promise<Recording> => ({
    ...{ db: deps.db, workflowId, account },
    book: await books.ifWritten(workflowId),
  });
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };
  const bodies = {
    corrections: correctFactSchema.omit({ type: true }).extend(recordedWith),
    returns: returnFactSchema.omit({ type: true }).extend(recordedWith),
    needs: declareNeedSchema.omit({ type: true }).extend(recordedWith),
    plans: setPlanSchema.omit({ type: true }).extend(recordedWith),
  };

  api.post(
    '/api/workflows/:workflowId/corrections',
    { config: { right: 'facts.record', at: 'workflow-part' }, schema: { ...mutation, body: bodies.corrections } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...rest } = request.body;
      const here = await recording(request);
      await refuseNotTheirs(notTheirFact(here, rest.factId));
      const command: StaffCommand = { type: 'correct-fact', ...rest };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  api.post(
    '/api/workflows/:workflowId/returns',
    { config: { right: 'facts.record', at: 'workflow-part' }, schema: { ...mutation, body: bodies.returns } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...rest } = request.body;
      const here = await recording(request);
      await refuseNotTheirs(notTheirFact(here, rest.factId));
      const command: StaffCommand = { type: 'return-fact', ...rest };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  api.post(
    '/api/workflows/:workflowId/needs',
    { config: { right: 'facts.record', at: 'workflow-part' }, schema: { ...mutation, body: bodies.needs } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...rest } = request.body;
      const here = await recording(request);
      await refuseNotTheirs(notTheirs(here, { fact: rest.step, on: rest.on }));
      const command: StaffCommand = { type: 'declare-need', ...rest };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );

  api.post(
    '/api/workflows/:workflowId/plans',
    { config: { right: 'facts.record', at: 'workflow-part' }, schema: { ...mutation, body: bodies.plans } },
    async (request) => {
      const { workflowId } = request.params;
      const { approval, evidence, ...rest } = request.body;
      const here = await recording(request);
      await refuseNotTheirs(notTheirs(here, { fact: rest.step, on: wholeOf(workflowId) }));
      const command: StaffCommand = { type: 'set-plan', ...rest };
      return recordOne(deps, request, workflowId, { command, approval, evidence });
    },
  );
}
