import { api, contentOf } from './client.ts';
import type { DeadlineQuery } from './deadlines.ts';
import type { LetterQuery } from './letters.ts';
import type { RoundThingQuery } from './round-things.ts';
import type { TransferQuery } from './transfers.ts';

const parseAs = 'blob' as const;

/** A list's question without its pages: a file has all of it. */
function whole<Q extends { page?: unknown; pageSize?: unknown }>({ page: _, pageSize: __, ...query }: Q) {
  return query;
}

export function letterSheet(round: string, asked: LetterQuery): Promise<unknown> {
  const params = { path: { round }, query: whole(asked) };
  return contentOf(api.GET('/api/rounds/{round}/sheets/letters.xlsx', { params, parseAs }));
}

export function clueSheet(round: string, asked: TransferQuery): Promise<unknown> {
  const params = { path: { round }, query: whole(asked) };
  return contentOf(api.GET('/api/rounds/{round}/sheets/clues.xlsx', { params, parseAs }));
}

export function deadlineSheet(asked: DeadlineQuery): Promise<unknown> {
  return contentOf(api.GET('/api/sheets/deadlines.xlsx', { params: { query: whole(asked) }, parseAs }));
}

/** 整改台账 and 信访受理登记台账. */
export function thingSheet(
  round: string,
  ledger: 'rectification' | 'petitions',
  asked: RoundThingQuery,
): Promise<unknown> {
  const params = { path: { round }, query: whole(asked) };
  return contentOf(api.GET(`/api/rounds/{round}/sheets/${ledger}.xlsx`, { params, parseAs }));
}
