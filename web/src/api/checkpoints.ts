import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/checkpoints']['get'];
export type CheckpointQuery = NonNullable<List['parameters']['query']>;
export type Checkpoint = List['responses'][200]['content']['application/json']['items'][number];

/** Asks for one page. */
export function askCheckpoints(query: CheckpointQuery) {
  return contentOf(api.GET('/api/checkpoints', { params: { query } }));
}

/** One page of the signed heads of the chains, newest first unless asked otherwise. */
export function useCheckpoints(query: CheckpointQuery) {
  return useQuery({
    queryKey: ['checkpoints', query],
    queryFn: () => askCheckpoints(query),
    placeholderData: keepPreviousData,
  });
}
