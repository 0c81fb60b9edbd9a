import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type LineResult, sendBatch } from './batch.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/office/people'];
export type PersonQuery = NonNullable<List['get']['parameters']['query']>;
export type Person = List['get']['responses'][200]['content']['application/json']['items'][number];
export type PersonItem = Exclude<List['post']['requestBody']['content']['application/json'], { items: unknown[] }>;
export type Service =
  paths['/api/office/people/{code}/services']['get']['responses'][200]['content']['application/json'][number];
export type RoundPeople = paths['/api/rounds/{round}/people']['get']['responses'][200]['content']['application/json'];

/** Asks for one page. */
export function askPeople(query: PersonQuery) {
  return contentOf(api.GET('/api/office/people', { params: { query } }));
}

/** One page of 人员名册. */
export function usePeople(query: PersonQuery) {
  return useQuery({ queryKey: ['people', query], queryFn: () => askPeople(query), placeholderData: keepPreviousData });
}

/** Where a person served. */
export function useServices(code: string | undefined) {
  return useQuery({
    queryKey: ['services', code],
    queryFn: () => contentOf(api.GET('/api/office/people/{code}/services', { params: { path: { code: code ?? '' } } })),
    enabled: code !== undefined,
  });
}

/** Who serves in a round, who declared recusal, who owes which paper. */
export function useRoundPeople(round: string | undefined) {
  return useQuery({
    queryKey: ['round-people', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/people', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
  });
}

/** Enters people, or what is true of them now. */
export function registerPeople(items: PersonItem[], key: string): Promise<LineResult[]> {
  return sendBatch(items, key, (part, partKey) =>
    contentOf(
      api.POST('/api/office/people', { params: { header: { 'idempotency-key': partKey } }, body: { items: part } }),
    ),
  );
}
