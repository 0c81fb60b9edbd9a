import { api, contentOf } from './client.ts';
import type { Recorded } from './facts.ts';

/** 计划日 of a step in a workflow; the last one counts. */
export function setPlan(workflowId: string, body: { step: string; date: string }, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId } };
  return contentOf(api.POST('/api/workflows/{workflowId}/plans', { params, body }));
}

/** A step whose condition came true: from now on it is asked for. */
export function declareNeed(workflowId: string, body: { step: string; on: string }, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId } };
  return contentOf(api.POST('/api/workflows/{workflowId}/needs', { params, body }));
}
