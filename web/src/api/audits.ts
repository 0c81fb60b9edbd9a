import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

type Timeline = paths['/api/rounds/{round}/timeline']['get'];
export type TimelineQuery = NonNullable<Timeline['parameters']['query']>;
export type TimelineLine = Timeline['responses'][200]['content']['application/json']['items'][number];

type Exceptions = paths['/api/rounds/{round}/exceptions']['get'];
export type ExceptionsQuery = NonNullable<Exceptions['parameters']['query']>;
export type ExceptionLine = Exceptions['responses'][200]['content']['application/json']['items'][number];

export type Sampled =
  paths['/api/rounds/{round}/sample']['get']['responses'][200]['content']['application/json']['items'][number];
export type Report = NonNullable<
  paths['/api/audits/{id}']['get']['responses'][200]['content']['application/json']['report']
>;
export type AuditScope = paths['/api/audits']['post']['requestBody']['content']['application/json'];

type Audits = paths['/api/audits']['get'];
export type AuditQuery = NonNullable<Audits['parameters']['query']>;
export type Audit = Audits['responses'][200]['content']['application/json']['items'][number];

const POLL_MS = 2000;

/** Asks for one page of what happened in a round. */
export function askTimeline(round: string, query: TimelineQuery) {
  return contentOf(
    api.GET('/api/rounds/{round}/timeline', { params: { path: { round }, query: { ...query, events: 'false' } } }),
  );
}

/** One page of it, in the order of recording unless asked otherwise. */
export function useTimeline(round: string | undefined, query: TimelineQuery) {
  return useQuery({
    queryKey: ['timeline', round, query],
    queryFn: () => askTimeline(round ?? '', query),
    placeholderData: keepPreviousData,
    enabled: round !== undefined,
  });
}

/** Asks for one page of what did not go straight on in a round. */
export function askExceptions(round: string, query: ExceptionsQuery) {
  return contentOf(api.GET('/api/rounds/{round}/exceptions', { params: { path: { round }, query } }));
}

/** One page of it. */
export function useExceptions(round: string | undefined, query: ExceptionsQuery) {
  return useQuery({
    queryKey: ['exceptions', round, query],
    queryFn: () => askExceptions(round ?? '', query),
    placeholderData: keepPreviousData,
    enabled: round !== undefined,
  });
}

/** Entries drawn by a seed, to be held against the papers. */
export function useSample(round: string | undefined, asked: { seed: string; n: number } | undefined) {
  return useQuery({
    queryKey: ['sample', round, asked],
    queryFn: () =>
      contentOf(
        api.GET('/api/rounds/{round}/sample', {
          params: { path: { round: round ?? '' }, query: asked ?? { seed: '', n: 1 } },
        }),
      ),
    enabled: round !== undefined && asked !== undefined,
  });
}

/** Asks for one page of the audits there were. */
export function askAudits(query: AuditQuery) {
  return contentOf(api.GET('/api/audits', { params: { query } }));
}

/** One page of them, newest first; asked again while one is under way. */
export function useAudits(query: AuditQuery) {
  return useQuery({
    queryKey: ['audits', query],
    queryFn: () => askAudits(query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => state === 'running') ? POLL_MS : false),
  });
}

/** One audit with its report. */
export function useAudit(id: string | undefined) {
  return useQuery({
    queryKey: ['audit', id],
    queryFn: () => contentOf(api.GET('/api/audits/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
}

/** Begins one; there is one at a time. */
export function useRunAudit() {
  return useMutation({
    mutationFn: (body: AuditScope) =>
      contentOf(api.POST('/api/audits', { params: { header: { 'idempotency-key': newKey() } }, body })),
  });
}
