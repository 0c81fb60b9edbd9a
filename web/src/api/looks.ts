import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer R } } } };
}
  ? R
  : never;
export type Withdrawal = Get<'/api/rounds/{round}/inspections/{ref}/withdrawal'>;
export type ChecklistLine = Withdrawal['afterwards'][number];
export type Counter = Get<'/api/rounds/{round}/counters'>[number];
export type Volume = Get<'/api/rounds/{round}/volumes'>[number];

/** “可以撤离吗” of one inspection. */
export function useWithdrawal(round: string, ref: string) {
  const params = { path: { round, ref } };
  return useQuery({
    queryKey: ['withdrawal', round, ref],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/inspections/{ref}/withdrawal', { params })),
  });
}

/** 已开/应开 of every group the account sees, as of today. */
export function useCounters(round: string) {
  const params = { path: { round }, query: {} };
  return useQuery({
    queryKey: ['counters', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/counters', { params })),
  });
}

/** 卷内目录: every volume of a round. */
export function useVolumes(round: string) {
  const params = { path: { round } };
  return useQuery({
    queryKey: ['volumes', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/volumes', { params })),
  });
}
