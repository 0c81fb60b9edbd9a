import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Facts = paths['/api/rounds/{round}/facts'];
export type Fact = Facts['get']['responses'][200]['content']['application/json'][number];
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
  | { kind: 'round'; round: string }
  | { kind: 'group'; round: string; group: number }
  | { kind: 'inspection'; round: string; ref: string }
  | { kind: 'transfer'; round: string; no: number };

export async function recordFact(place: Place, body: FactItem, key: string): Promise<Recorded> {
  const header = { 'idempotency-key': key };
  const { round } = place;
  // One item is answered by one result.
  return (await contentOf<unknown>(post())) as Recorded;

  function post() {
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
  if (place.kind === 'group') return `group/${place.group}`;
  if (place.kind === 'inspection') return `inspection/${place.ref}`;
  return place.kind === 'transfer' ? `transfer/${place.no}` : 'round';
}

export function useFacts(round: string, query: { on?: string; fact?: string; workflow?: string } = {}) {
  return useQuery({
    queryKey: ['facts', round, query],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/facts', { params: { path: { round }, query } })),
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
  reason: string;
  takenBack?: boolean | undefined;
}

/** 更正: the wrong one stays on record. */
export async function correctFact(fact: Fact, { at, reason, takenBack }: Correction, key: string): Promise<Recorded> {
  const body = { factId: fact.id, reason, ...(takenBack ? { void: true as const } : at !== undefined && { at }) };
  return contentOf(
    api.POST('/api/workflows/{workflowId}/corrections', {
      params: { header: { 'idempotency-key': key }, path: { workflowId: fact.workflowId } },
      body,
    }),
  );
}
