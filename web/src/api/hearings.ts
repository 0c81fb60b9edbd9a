import { api, contentOf } from './client.ts';
import type { Recorded } from './facts.ts';
import type { paths } from './schema.d.ts';

export type HearingBody = paths['/api/rounds/{round}/hearings']['post']['requestBody']['content']['application/json'];

/** 听取汇报: one for all inspections it names. */
export function recordHearing(round: string, body: HearingBody, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { round } };
  return contentOf(api.POST('/api/rounds/{round}/hearings', { params, body }));
}
