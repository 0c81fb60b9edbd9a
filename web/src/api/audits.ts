import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

export type TimelineLine =
  paths['/api/rounds/{round}/timeline']['get']['responses'][200]['content']['application/json']['items'][number];
export type Exceptions =
  paths['/api/rounds/{round}/exceptions']['get']['responses'][200]['content']['application/json'];

export type Audit = paths['/api/audits']['get']['responses'][200]['content']['application/json']['items'][number];

const POLL_MS = 2000;

export function useTimeline(round: string | undefined, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['timeline', round, page],
    queryFn: () =>
      contentOf(
        api.GET('/api/rounds/{round}/timeline', {
          params: { path: { round: round ?? '' }, query: { events: 'false', page, pageSize } },
        }),
      ),
    enabled: round !== undefined,
  });
}

export function useExceptions(round: string | undefined) {
  return useQuery({
    queryKey: ['exceptions', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/exceptions', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
  });
}

/** The audits there were; asked again while one is under way. */
export function useAudits() {
  return useQuery({
    queryKey: ['audits'],
    queryFn: () => contentOf(api.GET('/api/audits')),
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => state === 'running') ? POLL_MS : false),
  });
}

export function useRunAudit() {
  return useMutation({
    mutationFn: (round: string) =>
      contentOf(api.POST('/api/audits', { params: { header: { 'idempotency-key': newKey() } }, body: { round } })),
  });
}
