import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type PlanRequest = paths['/api/plans']['post']['requestBody']['content']['application/json'];
export type Plan = paths['/api/plans']['post']['responses'][200]['content']['application/json'];
export type RoundStart = paths['/api/rounds']['post']['requestBody']['content']['application/json'];

/** 倒排: what follows from the planned days; nothing is recorded. */
export function usePlan(body: PlanRequest | undefined) {
  return useQuery({
    queryKey: ['plan', body],
    queryFn: () => contentOf(api.POST('/api/plans', { body: body ?? { rulebook: '', groups: [] } })),
    enabled: body !== undefined,
    retry: false,
  });
}

export function startRound(body: RoundStart, key: string) {
  return contentOf(api.POST('/api/rounds', { params: { header: { 'idempotency-key': key } }, body }));
}
