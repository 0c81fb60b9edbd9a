import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type RoundPeople = paths['/api/rounds/{round}/people']['get']['responses'][200]['content']['application/json'];
export type Member = RoundPeople['groups'][number]['members'][number];

const MOST = 500;

/** Who serves in a round, group by group, and what each of them still owes. */
export function useMembers(round: string) {
  return useQuery({
    queryKey: ['members', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/people', { params: { path: { round } } })),
  });
}

/** The register of people to choose from; who may not see it writes the code. */
export function useRegister(enabled: boolean) {
  return useQuery({
    queryKey: ['register', MOST],
    queryFn: () => contentOf(api.GET('/api/office/people', { params: { query: { pageSize: MOST } } })),
    enabled,
    retry: false,
  });
}
