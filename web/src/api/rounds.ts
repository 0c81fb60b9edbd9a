import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Rounds = paths['/api/rounds']['get'];
export type RoundQuery = NonNullable<Rounds['parameters']['query']>;
export type RoundLine = Rounds['responses'][200]['content']['application/json']['items'][number];
export type Round = paths['/api/rounds/{round}']['get']['responses'][200]['content']['application/json'];
export type Inspection = Round['groups'][number]['inspections'][number];

/** What is offered to choose from; older rounds are found by their number. */
const NEWEST = { pageSize: 100 } as const;

export function askRounds(query: RoundQuery) {
  return contentOf(api.GET('/api/rounds', { params: { query } }));
}

/** The newest rounds. */
export function useRounds(enabled = true) {
  return useQuery({
    queryKey: ['rounds', NEWEST],
    queryFn: () => askRounds(NEWEST),
    select: ({ items }) => items,
    enabled,
  });
}

/** One page of the rounds. */
export function useRoundsPage(query: RoundQuery, enabled = true) {
  return useQuery({
    queryKey: ['rounds', query],
    queryFn: () => askRounds(query),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Everything about one round on one page. */
export function useRound(round: string) {
  return useQuery({
    queryKey: ['round', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}', { params: { path: { round } } })),
    enabled: round !== '',
  });
}
