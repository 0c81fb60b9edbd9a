import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/trail']['get'];
export type TrailQuery = NonNullable<List['parameters']['query']>;
export type TrailEntry = List['responses'][200]['content']['application/json']['items'][number];

/** Asks for one page. */
export function askTrail(query: TrailQuery) {
  return contentOf(api.GET('/api/trail', { params: { query } }));
}

/** One page of 审计日志, newest first; that it was read is an entry of it, too. */
export function useTrail(query: TrailQuery) {
  return useQuery({ queryKey: ['trail', query], queryFn: () => askTrail(query), placeholderData: keepPreviousData });
}
