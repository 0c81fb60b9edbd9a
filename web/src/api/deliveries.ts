import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

type Deliveries = paths['/api/deliveries']['get'];
export type DeliveryQuery = NonNullable<Deliveries['parameters']['query']>;
export type Delivery = Deliveries['responses'][200]['content']['application/json']['items'][number];
type Papers = paths['/api/papers']['get'];
export type PaperQuery = NonNullable<Papers['parameters']['query']>;
export type NumberedPaper = Papers['responses'][200]['content']['application/json']['items'][number];

const POLL_MS = 5000;

/** Asks for one page of deliveries. */
export function askDeliveries(query: DeliveryQuery) {
  return contentOf(api.GET('/api/deliveries', { params: { query } }));
}

/** One page of what goes out; asked again while something is on its way. */
export function useDeliveries(query: DeliveryQuery) {
  return useQuery({
    queryKey: ['deliveries', query],
    queryFn: () => askDeliveries(query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => state === 'queued') ? POLL_MS : false),
  });
}

/** 重发 of one that was given up. */
export function useRetry() {
  return useMutation({
    mutationFn: (id: string) =>
      contentOf(
        api.POST('/api/deliveries/{id}/retry', { params: { path: { id }, header: { 'idempotency-key': newKey() } } }),
      ),
  });
}

/** Asks for one page of numbered papers. */
export function askPapers(query: PaperQuery) {
  return contentOf(api.GET('/api/papers', { params: { query } }));
}

/** One page of 催办函、督办单. */
export function usePapers(query: PaperQuery) {
  return useQuery({ queryKey: ['papers', query], queryFn: () => askPapers(query), placeholderData: keepPreviousData });
}

/** What the digest of a day says to somebody. */
export function useDigest(date: string, party: string) {
  return useQuery({
    queryKey: ['digest', date, party],
    queryFn: () => contentOf(api.GET('/api/digest', { params: { query: { date, party } } })),
    placeholderData: keepPreviousData,
  });
}
