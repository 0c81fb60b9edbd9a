import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type RoundLine = paths['/api/rounds']['get']['responses'][200]['content']['application/json'][number];
export type Round = paths['/api/rounds/{round}']['get']['responses'][200]['content']['application/json'];
export type Inspection = Round['groups'][number]['inspections'][number];

export function useRounds(enabled = true) {
  return useQuery({ queryKey: ['rounds'], queryFn: () => contentOf(api.GET('/api/rounds')), enabled });
}

/** Everything about one round on one page. */
export function useRound(round: string) {
  return useQuery({
    queryKey: ['round', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}', { params: { path: { round } } })),
    enabled: round !== '',
  });
}
