import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { allPages } from './all-pages.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/deadlines']['get'];
export type DeadlineQuery = NonNullable<List['parameters']['query']>;
export type Deadline = List['responses'][200]['content']['application/json']['items'][number];
export type Why =
  paths['/api/workflows/{workflowId}/deadlines/why']['get']['responses'][200]['content']['application/json'];

export function askDeadlines(query: DeadlineQuery) {
  return contentOf(api.GET('/api/deadlines', { params: { query } }));
}

/** One page of deadlines. */
export function useDeadlines(query: DeadlineQuery, enabled = true) {
  return useQuery({
    queryKey: ['deadlines', query],
    queryFn: () => askDeadlines(query),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** All deadlines of a question, up to `most`. */
export function allDeadlines(query: DeadlineQuery, most: number) {
  return allPages((paging) => askDeadlines({ ...query, ...paging }), most);
}

/** 为什么是这天, of one deadline. */
export function useWhy(of: { workflowId: string; key: string } | undefined) {
  const { workflowId = '', key = '' } = of ?? {};
  return useQuery({
    queryKey: ['why', workflowId, key],
    queryFn: () =>
      contentOf(
        api.GET('/api/workflows/{workflowId}/deadlines/why', { params: { path: { workflowId }, query: { key } } }),
      ),
    enabled: of !== undefined,
  });
}
