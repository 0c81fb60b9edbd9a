import { useQuery } from '@tanstack/react-query';
import { allPages } from './all-pages.ts';
import type { LineResult } from './batch.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Facts = paths['/api/rounds/{round}/facts'];
export type Fact = Facts['get']['responses'][200]['content']['application/json']['items'][number];
export type FactQuery = NonNullable<Facts['get']['parameters']['query']>;

/** As many facts as one place has at most. */
const MOST_OF_PLACE = 5000;

type Body = Facts['post']['requestBody']['content']['application/json'];
/** One fact as the API takes it. */
export type FactItem = Exclude<Body, { items: unknown[] }>;
/** What became of one entry. */
export interface Recorded {
  id: string;
  revision: number;
  ledger: 'written' | 'catching-up';
}

/** Where a fact is recorded. */
export type Place =
  /** 轮外常设: what no round has. */
  | { kind: 'office'; round: 'office' }
  | { kind: 'round'; round: string }
  | { kind: 'group'; round: string; group: number }
  | { kind: 'inspection'; round: string; ref: string }
  | { kind: 'transfer'; round: string; no: number };

/** Records one fact. */
export async function recordFact(place: Place, body: FactItem, key: string): Promise<Recorded> {
  // One item is answered by one result.
  return (await post(place, body, key)) as Recorded;
}

/** Records many facts of one place; each has its own result. */
export async function recordFacts(place: Place, items: FactItem[], key: string): Promise<LineResult[]> {
  return ((await post(place, { items }, key)) as { results: LineResult[] }).results;
}

function post(place: Place, body: Body, key: string): Promise<unknown> {
  const header = { 'idempotency-key': key };
  const { round } = place;
  return contentOf<unknown>(sent());

  function sent() {
    if (place.kind === 'office') return api.POST('/api/office/facts', { params: { header }, body });
    if (place.kind === 'group') {
      const path = { round, group: place.group };
      return api.POST('/api/rounds/{round}/groups/{group}/facts', { params: { header, path }, body });
    }
    if (place.kind === 'inspection') {
      const path = { round, ref: place.ref };
      return api.POST('/api/rounds/{round}/inspections/{ref}/facts', { params: { header, path }, body });
    }
    if (place.kind === 'transfer') {
      const path = { round, no: place.no };
      return api.POST('/api/rounds/{round}/transfers/{no}/facts', { params: { header, path }, body });
    }
    return api.POST('/api/rounds/{round}/facts', { params: { header, path: { round } }, body });
  }
}

/** The workflow that keeps the facts of a place. */
export function workflowOf(place: Place): string {
  const { round } = place;
  if (place.kind === 'inspection') {
    const [group = '', no = ''] = place.ref.split('-');
    return `${round}-${group.padStart(2, '0')}-${no}`;
  }
  return place.kind === 'transfer' ? `${round}-T${place.no}` : round;
}

/** What facts about this place say they are on. */
export function subjectOf(place: Place): string {
  if (place.kind === 'office') return 'office';
  if (place.kind === 'group') return `group/${place.group}`;
  if (place.kind === 'inspection') return `inspection/${place.ref}`;
  return place.kind === 'transfer' ? `transfer/${place.no}` : 'round';
}

export function askFacts(round: string, query: FactQuery) {
  return contentOf(api.GET('/api/rounds/{round}/facts', { params: { path: { round }, query } }));
}

/** Every fact of a question, in the order they happened. */
export function useFacts(round: string, query: FactQuery = {}) {
  return useQuery({
    queryKey: ['facts', round, query],
    queryFn: async () => (await allPages((paging) => askFacts(round, { ...query, ...paging }), MOST_OF_PLACE)).rows,
  });
}

/** Which due dates an entry made or moved. */
export function useChanges(workflowId: string, command: string | undefined) {
  return useQuery({
    queryKey: ['changes', workflowId, command],
    queryFn: () =>
      contentOf(
        api.GET('/api/workflows/{workflowId}/changes', {
          params: { path: { workflowId }, query: { command: command ?? '' } },
        }),
      ),
    enabled: command !== undefined,
  });
}

export interface Correction {
  at?: string | undefined;
  /** What it tells instead, as a whole; as it was when absent. */
  data?: Fact['data'] | undefined;
  evidence?: string[] | undefined;
  reason: string;
  takenBack?: boolean | undefined;
}

/** 更正: the wrong one stays on record. */
export async function correctFact(
  fact: Fact,
  { reason, takenBack, ...more }: Correction,
  key: string,
): Promise<Recorded> {
  const { at, data, evidence } = more;
  const changed = { ...(at !== undefined && { at }), ...(data !== undefined && { data }) };
  const body = {
    ...{ factId: fact.id, reason },
    ...(takenBack ? { void: true as const } : changed),
    ...(evidence?.length && { evidence }),
  };
  return contentOf(
    api.POST('/api/workflows/{workflowId}/corrections', {
      params: { header: { 'idempotency-key': key }, path: { workflowId: fact.workflowId } },
      body,
    }),
  );
}
