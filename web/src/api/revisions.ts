import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type Adoption = paths['/api/rounds/{round}/rulebook']['post']['requestBody']['content']['application/json'];
export type Adopted = paths['/api/rounds/{round}/rulebook']['post']['responses'][200]['content']['application/json'];
export type Revision =
  paths['/api/rounds/{round}/revisions']['get']['responses'][200]['content']['application/json'][number];
export type Change = Revision['deadlines'][number];
export type RoundParam = paths['/api/rounds/{round}/params']['post']['requestBody']['content']['application/json'];

/** 改用新版规程 of a round, or of the standing office. */
export function adopt(round: string, body: Adoption, key: string): Promise<Adopted> {
  const header = { 'idempotency-key': key };
  if (round === 'office') return contentOf(api.POST('/api/office/rulebook', { params: { header }, body }));
  return contentOf(api.POST('/api/rounds/{round}/rulebook', { params: { path: { round }, header }, body }));
}

/** The rulebooks a round, or the standing office, changed to and the deadlines that moved. */
export function useAdoptions(round: string | undefined) {
  return useQuery({
    queryKey: ['revisions', round],
    queryFn: () =>
      round === 'office'
        ? contentOf(api.GET('/api/office/revisions'))
        : contentOf(api.GET('/api/rounds/{round}/revisions', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
  });
}

/** Sets a dated parameter anew, in the round and in everything of it. */
export function setRoundParam(round: string, body: RoundParam, key: string) {
  const params = { path: { round }, header: { 'idempotency-key': key } };
  return contentOf(api.POST('/api/rounds/{round}/params', { params, body }));
}
