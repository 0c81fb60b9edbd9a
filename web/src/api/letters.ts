import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { Problem } from './refusal.ts';
import type { paths } from './schema.d.ts';

type Letters = paths['/api/rounds/{round}/letters'];
export type LetterQuery = NonNullable<Letters['get']['parameters']['query']>;
export type Letter = Letters['get']['responses'][200]['content']['application/json']['items'][number];
export type Sending = Letters['post']['requestBody']['content']['application/json'];
type Originals = paths['/api/rounds/{round}/originals']['get'];
export type OriginalQuery = NonNullable<Originals['parameters']['query']>;
export type Original = Originals['responses'][200]['content']['application/json']['items'][number];

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

export function askLetters(round: string, query: LetterQuery) {
  return contentOf(api.GET('/api/rounds/{round}/letters', { params: { path: { round }, query } }));
}

/** One page of the letters of a round. */
export function useLetters(round: string | undefined, query: LetterQuery = {}) {
  return useQuery({
    queryKey: ['letters', round, query],
    queryFn: () => askLetters(round ?? '', query),
    placeholderData: keepPreviousData,
    enabled: round !== undefined,
  });
}

export function askOriginals(round: string, query: OriginalQuery) {
  return contentOf(api.GET('/api/rounds/{round}/originals', { params: { path: { round }, query } }));
}

/** One page of the originals of a round. */
export function useOriginals(round: string | undefined, query: OriginalQuery = {}) {
  return useQuery({
    queryKey: ['originals', round, query],
    queryFn: () => askOriginals(round ?? '', query),
    placeholderData: keepPreviousData,
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
