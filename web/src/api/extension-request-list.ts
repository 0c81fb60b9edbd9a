import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/extension-requests']['get'];
export type RequestQuery = NonNullable<List['parameters']['query']>;
export type Requested = List['responses'][200]['content']['application/json']['items'][number];

/** Asks for one page. */
export function askRequests(query: RequestQuery) {
  return contentOf(api.GET('/api/extension-requests', { params: { query } }));
}

/** One page of the extensions that were asked for, decided or not. */
export function useExtensionRequests(query: RequestQuery) {
  return useQuery({
    queryKey: ['extension-requests', query],
    queryFn: () => askRequests(query),
    placeholderData: keepPreviousData,
  });
}
