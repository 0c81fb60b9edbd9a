import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type LineResult, sendBatch } from './batch.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/office/targets'];
export type TargetQuery = NonNullable<List['get']['parameters']['query']>;
export type Target = List['get']['responses'][200]['content']['application/json']['items'][number];
export type TargetItem = Exclude<List['post']['requestBody']['content']['application/json'], { items: unknown[] }>;

/** Asks for one page. */
export function askTargets(query: TargetQuery) {
  return contentOf(api.GET('/api/office/targets', { params: { query } }));
}

/** One page of 对象库. */
export function useTargets(query: TargetQuery) {
  return useQuery({
    queryKey: ['targets', query],
    queryFn: () => askTargets(query),
    placeholderData: keepPreviousData,
  });
}

/** One organization with its inspections. */
export function useTarget(code: string) {
  return useQuery({
    queryKey: ['target', code],
    queryFn: () => contentOf(api.GET('/api/office/targets/{code}', { params: { path: { code } } })),
  });
}

/** Enters organizations, or what is true of them now. */
export function registerTargets(items: TargetItem[], key: string): Promise<LineResult[]> {
  return sendBatch(items, key, (part, partKey) =>
    contentOf(
      api.POST('/api/office/targets', { params: { header: { 'idempotency-key': partKey } }, body: { items: part } }),
    ),
  );
}
