import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/rounds/{round}/things/{sort}']['get'];
export type RoundThingQuery = NonNullable<List['parameters']['query']>;
export type RoundThing = List['responses'][200]['content']['application/json']['items'][number];

export function askRoundThings(round: string, sort: string, query: RoundThingQuery) {
  return contentOf(api.GET('/api/rounds/{round}/things/{sort}', { params: { path: { round, sort }, query } }));
}

/** One page of the numbered things of one sort, of every inspection of a round. */
export function useRoundThings(round: string | undefined, sort: string, query: RoundThingQuery) {
  return useQuery({
    queryKey: ['things', round, sort, query],
    queryFn: () => askRoundThings(round ?? '', sort, query),
    placeholderData: keepPreviousData,
    enabled: round !== undefined,
  });
}
