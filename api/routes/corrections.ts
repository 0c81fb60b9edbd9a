import {
  correctFactSchema,
  declareNeedSchema,
  returnFactSchema,
  type StaffCommand,
  setPlanSchema,
} from '../../procedure/heart/command.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { recordOne } from '../record.ts';
import { idempotencyHeaders, recordedWith, workflowParams } from '../schemas/common.ts';
import { acceptedResponse } from '../schemas/results.ts';

/** 更正、退回、需要办的条件步骤、计划日. What was recorded before stays on record. */
export function correctionRoutes(api: Api, deps: ApiDeps): void {
  const mutation = { headers: idempotencyHeaders, params: workflowParams, response: acceptedResponse };
  const bodies = {
    corrections: correctFactSchema.omit({ type: true }).extend(recordedWith),
    returns: returnFactSchema.omit({ type: true }).extend(recordedWith),
    needs: declareNeedSchema.omit({ type: true }).extend(recordedWith),
    plans: setPlanSchema.omit({ type: true }).extend(recordedWith),
  };

  api.post(
    '/api/workflows/:workflowId/corrections',
    { schema: { ...mutation, body: bodies.corrections } },
    (request) => {
      const { approval, evidence, ...rest } = request.body;
      const command: StaffCommand = { type: 'correct-fact', ...rest };
      return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
    },
  );

  api.post('/api/workflows/:workflowId/returns', { schema: { ...mutation, body: bodies.returns } }, (request) => {
    const { approval, evidence, ...rest } = request.body;
    const command: StaffCommand = { type: 'return-fact', ...rest };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });

  api.post('/api/workflows/:workflowId/needs', { schema: { ...mutation, body: bodies.needs } }, (request) => {
    const { approval, evidence, ...rest } = request.body;
    const command: StaffCommand = { type: 'declare-need', ...rest };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });

  api.post('/api/workflows/:workflowId/plans', { schema: { ...mutation, body: bodies.plans } }, (request) => {
    const { approval, evidence, ...rest } = request.body;
    const command: StaffCommand = { type: 'set-plan', ...rest };
    return recordOne(deps, request, request.params.workflowId, { command, approval, evidence });
  });
}
