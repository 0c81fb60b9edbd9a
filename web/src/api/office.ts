import { useQuery } from '@tanstack/react-query';
import { allPages } from './all-pages.ts';
import { api, contentOf } from './client.ts';
import { Refusal } from './refusal.ts';
import type { paths } from './schema.d.ts';

export type Office = paths['/api/office']['get']['responses'][200]['content']['application/json'];
export type OfficeStart = paths['/api/office']['post']['requestBody']['content']['application/json'];
export type OfficeParam = paths['/api/office/params']['post']['requestBody']['content']['application/json'];
export type AnnualPlan = paths['/api/office/plan']['get']['responses'][200]['content']['application/json'];

/** The standing office; null while it is not set up. */
export function useOffice() {
  return useQuery({
    queryKey: ['office'],
    queryFn: async (): Promise<Office | null> => {
      try {
        return await contentOf(api.GET('/api/office'));
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return null;
        throw error;
      }
    },
  });
}

/** Sets the standing office up, by a rulebook. */
export function startOffice(body: OfficeStart, key: string) {
  return contentOf(api.POST('/api/office', { params: { header: { 'idempotency-key': key } }, body }));
}

/** Sets a dated parameter of the office's rulebook. */
export function setOfficeParam(body: OfficeParam, key: string) {
  return contentOf(api.POST('/api/office/params', { params: { header: { 'idempotency-key': key } }, body }));
}

/** 年度计划 of a year, YYYY. */
export function useAnnualPlan(year: string) {
  return useQuery({
    queryKey: ['office', 'plan', year],
    queryFn: () => contentOf(api.GET('/api/office/plan', { params: { query: { year } } })),
  });
}

/** As many facts as a page of the office shows at most. */
const MOST_FACTS = 5000;

/** What was recorded of 轮外事项; with `standing` only what was not taken back. */
export function useOfficeFacts(query: { fact?: string; standing?: 'true' } = {}) {
  return useQuery({
    queryKey: ['facts', 'office', query],
    queryFn: async () => {
      const ask = (paging: { page: number; pageSize: number }) =>
        contentOf(api.GET('/api/office/facts', { params: { query: { ...query, ...paging } } }));
      return (await allPages(ask, MOST_FACTS)).rows;
    },
  });
}
