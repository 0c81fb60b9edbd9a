import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Transfers = paths['/api/rounds/{round}/transfers'];
export type TransferQuery = NonNullable<Transfers['get']['parameters']['query']>;
export type Transfer = Transfers['get']['responses'][200]['content']['application/json']['items'][number];
export type Assembly = Transfers['post']['requestBody']['content']['application/json'];

export function askTransfers(round: string, query: TransferQuery) {
  return contentOf(api.GET('/api/rounds/{round}/transfers', { params: { path: { round }, query } }));
}

/** One page of the batches of clues of a round. */
export function useTransfers(round: string | undefined, query: TransferQuery = {}) {
  return useQuery({
    queryKey: ['transfers', round, query],
    queryFn: () => askTransfers(round ?? '', query),
    placeholderData: keepPreviousData,
    enabled: round !== undefined,
  });
}

/** 组成一批: clues for one receiver. */
export function assemble(round: string, body: Assembly, key: string) {
  const params = { path: { round }, header: { 'idempotency-key': key } };
  return contentOf(api.POST('/api/rounds/{round}/transfers', { params, body }));
}

/** 书面反馈 of a batch, with the clues it closes. */
export function registerFeedback(round: string, no: number, body: { at: string; closed?: number[] }, key: string) {
  const params = { path: { round, no }, header: { 'idempotency-key': key } };
  return contentOf(api.POST('/api/rounds/{round}/transfers/{no}/feedback', { params, body }));
}
