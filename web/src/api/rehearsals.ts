import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

type All = paths['/api/rehearsals'];
export type RehearsalLine = All['get']['responses'][200]['content']['application/json'][number];
export type RehearsalStart = All['post']['requestBody']['content']['application/json'];
export type Rehearsal = paths['/api/rehearsals/{round}']['get']['responses'][200]['content']['application/json'];
type Advanced = paths['/api/rehearsals/{round}/advances/{id}']['get']['responses'][200]['content']['application/json'];
export type Advance = Omit<Advanced, 'entries' | 'more'> & Partial<Pick<Advanced, 'entries' | 'more'>>;
export type AdvanceBy =
  paths['/api/rehearsals/{round}/advance']['post']['requestBody']['content']['application/json']['by'];
export type Happened =
  paths['/api/rehearsals/{round}/timeline']['get']['responses'][200]['content']['application/json']['items'][number];

const POLL_MS = 1000;
const MOST_A_PAGE = 500;

export function useRehearsals() {
  return useQuery({ queryKey: ['rehearsals'], queryFn: () => contentOf(api.GET('/api/rehearsals')) });
}

export function startRehearsal(body: RehearsalStart, key: string) {
  return contentOf(api.POST('/api/rehearsals', { params: { header: { 'idempotency-key': key } }, body }));
}

/** A rehearsal's clock; asked again while it is being moved. */
export function useRehearsal(round: string | undefined) {
  return useQuery({
    queryKey: ['rehearsal', round],
    queryFn: () => contentOf(api.GET('/api/rehearsals/{round}', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.advancing ? POLL_MS : false),
  });
}

/** Runs the clock ahead; the answer may come before it is there. */
export function useAdvance(round: string) {
  return useMutation({
    mutationFn: (by: AdvanceBy): Promise<Advance> =>
      contentOf<Advance>(
        api.POST('/api/rehearsals/{round}/advance', {
          params: { path: { round }, header: { 'idempotency-key': newKey() } },
          body: { by },
        }),
      ),
  });
}

/** One advance, asked again until the clock is there. */
export function useAdvanced(round: string, id: string | undefined) {
  return useQuery({
    queryKey: ['advance', round, id],
    queryFn: () =>
      contentOf(api.GET('/api/rehearsals/{round}/advances/{id}', { params: { path: { round, id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data?.status === 'running' ? POLL_MS : false),
  });
}

export function useEndRehearsal(round: string) {
  return useMutation({
    mutationFn: () =>
      contentOf(
        api.POST('/api/rehearsals/{round}/end', {
          params: { path: { round }, header: { 'idempotency-key': newKey() } },
        }),
      ),
  });
}

/** The newest of what happened in a rehearsal, in words. */
export function useHappened(round: string, version: string) {
  return useQuery({
    queryKey: ['rehearsal', round, 'timeline', version],
    queryFn: async () => {
      const ask = (page: number) =>
        contentOf(
          api.GET('/api/rehearsals/{round}/timeline', {
            params: { path: { round }, query: { events: 'false', page, pageSize: MOST_A_PAGE } },
          }),
        );
      const first = await ask(1);
      const last = Math.max(1, Math.ceil(first.total / MOST_A_PAGE));
      return last === 1 ? first.items : [...first.items, ...(await ask(last)).items];
    },
  });
}
