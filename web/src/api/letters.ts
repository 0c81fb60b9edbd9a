import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { Problem } from './refusal.ts';
import type { paths } from './schema.d.ts';

type Letters = paths['/api/rounds/{round}/letters'];
export type Letter = Letters['get']['responses'][200]['content']['application/json'][number];
export type Sending = Letters['post']['requestBody']['content']['application/json'];
export type Original =
  paths['/api/rounds/{round}/originals']['get']['responses'][200]['content']['application/json'][number];

/** What can be registered of many letters on one screen. */
export type Happening = 'receipts' | 'replies' | 'distributions' | 'returns' | 'filings';

/** One line of a batch. */
export interface Happened {
  letter: string;
  at: string;
  number?: string | undefined;
}

/** One line's result: registered, or why not. */
export type LineResult = { status: 'accepted' } | { status: 'refused'; problem: Problem };

export function useLetters(round: string | undefined) {
  return useQuery({
    queryKey: ['letters', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/letters', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
  });
}

export function useOriginals(round: string | undefined) {
  return useQuery({
    queryKey: ['originals', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/originals', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined,
  });
}

/** 发函: one to each unit. */
export async function sendLetters(round: string, body: Sending, key: string): Promise<LineResult[]> {
  const params = { path: { round }, header: { 'idempotency-key': key } };
  const { results } = await contentOf(api.POST('/api/rounds/{round}/letters', { params, body }));
  return results;
}

/** Registers the same thing of many letters; each has its own result. */
export async function registerLetters(
  round: string,
  what: Happening,
  items: Happened[],
  key: string,
): Promise<LineResult[]> {
  const params = { path: { round }, header: { 'idempotency-key': key } };
  const { results } = await contentOf(api.POST(`/api/rounds/{round}/letters/${what}`, { params, body: { items } }));
  return results;
}
