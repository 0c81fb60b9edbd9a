import { useQuery } from '@tanstack/react-query';
import { allPages } from './all-pages.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type Thing =
  paths['/api/workflows/{workflowId}/things/{sort}']['get']['responses'][200]['content']['application/json']['items'][number];
export type MatrixCell =
  paths['/api/rounds/{round}/inspections/{ref}/matrix']['get']['responses'][200]['content']['application/json'][number];

/** As many of one sort as an inspection has at most. */
const MOST_THINGS = 5000;

/** The numbered things of one sort, e.g. petitions, each with what was done with it. */
export function useThings(workflowId: string, sort: string) {
  const ask = (query: { page: number; pageSize: number }) =>
    contentOf(api.GET('/api/workflows/{workflowId}/things/{sort}', { params: { path: { workflowId, sort }, query } }));
  return useQuery({
    queryKey: ['things', workflowId, sort],
    queryFn: async () => (await allPages(ask, MOST_THINGS)).rows,
  });
}

/** Villages × categories of the problems of one inspection. */
export function useVillageMatrix(round: string, ref: string) {
  const params = { path: { round, ref }, query: {} };
  return useQuery({
    queryKey: ['village-matrix', round, ref],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/inspections/{ref}/matrix', { params })),
  });
}
