import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Contents<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer C } } } };
}
  ? C
  : never;
export type LightDay = Contents<'/api/statistics/lights'>['days'][number];
export type OnTimeLine = Contents<'/api/statistics/on-time'>['items'][number];
export type Workload = Contents<'/api/statistics/workload'>;
export type ReceiptLine = Contents<'/api/statistics/receipts'>['items'][number];
export type SignOffLine = Contents<'/api/statistics/sign-offs'>['items'][number];
export type Gantt = Contents<'/api/rounds/{round}/gantt'>;
export type By = NonNullable<paths['/api/statistics/on-time']['get']['parameters']['query']['by']>;

export interface Period {
  from: string;
  to: string;
  round?: string;
}

export function useLightsByDay(query: Period) {
  return useQuery({
    queryKey: ['statistics', 'lights', query],
    queryFn: () => contentOf(api.GET('/api/statistics/lights', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useOnTime(query: Period & { by: By }) {
  return useQuery({
    queryKey: ['statistics', 'on-time', query],
    queryFn: () => contentOf(api.GET('/api/statistics/on-time', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useWorkload(query: { round?: string }) {
  return useQuery({
    queryKey: ['statistics', 'workload', query],
    queryFn: () => contentOf(api.GET('/api/statistics/workload', { params: { query } })),
  });
}

export function useReceipts(query: { round?: string }, enabled: boolean) {
  return useQuery({
    queryKey: ['statistics', 'receipts', query],
    queryFn: () => contentOf(api.GET('/api/statistics/receipts', { params: { query } })),
    enabled,
  });
}

export function useSignOffs(query: { round?: string }, enabled: boolean) {
  return useQuery({
    queryKey: ['statistics', 'sign-offs', query],
    queryFn: () => contentOf(api.GET('/api/statistics/sign-offs', { params: { query } })),
    enabled,
  });
}

export function useGantt(round: string) {
  return useQuery({
    queryKey: ['gantt', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/gantt', { params: { path: { round } } })),
  });
}
