import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/deadlines']['get'];
export type DeadlineQuery = NonNullable<List['parameters']['query']>;
export type Deadline = List['responses'][200]['content']['application/json']['items'][number];
export type Why =
  paths['/api/workflows/{workflowId}/deadlines/why']['get']['responses'][200]['content']['application/json'];

const MOST_A_PAGE = 500;

function asked(query: DeadlineQuery) {
  return contentOf(api.GET('/api/deadlines', { params: { query } }));
}

/** One page of deadlines. */
export function useDeadlines(query: DeadlineQuery, enabled = true) {
  return useQuery({
    queryKey: ['deadlines', query],
    queryFn: () => asked(query),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** All deadlines of a question, up to `most`. */
export async function allDeadlines(query: DeadlineQuery, most: number): Promise<{ rows: Deadline[]; total: number }> {
  const rows: Deadline[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await asked({ ...query, page, pageSize: MOST_A_PAGE });
    rows.push(...items);
    if (items.length === 0 || rows.length >= Math.min(total, most)) return { rows: rows.slice(0, most), total };
  }
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
