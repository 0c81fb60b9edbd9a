import { useQueries } from '@tanstack/react-query';
import { useMay, useWhoIs } from '../app/who.ts';
import { allPages } from './all-pages.ts';
import { api, contentOf } from './client.ts';
import { type Draft, draftsOf, MOST_DRAFTS } from './drafts.ts';
import type { Recorded } from './facts.ts';
import type { paths } from './schema.d.ts';

type Signing =
  paths['/api/workflows/{workflowId}/drafts/{draftId}/signatures']['post']['requestBody']['content']['application/json'];

/** A paper on its way with the round it belongs to; `office` for the standing office. */
export interface RoundDraft extends Draft {
  round: string;
}

const OFFICE = 'office';

/** 呈批件 of these rounds, and of the standing office where the account has the county. */
export function useDrafts(rounds: readonly string[], withOffice: boolean) {
  const whole = useWhoIs().roles.some(({ scope }) => scope === null);
  const office = useMay('drafts.see') && whole && withOffice;
  const names = [...rounds, ...(office ? [OFFICE] : [])];
  return useQueries({
    queries: names.map((name) => (name === OFFICE ? officeDrafts : draftsOf(name))),
    combine: (found) => {
      const failed = found.find(({ error }, index) => error && names[index] !== OFFICE);
      return {
        rows: found.flatMap(({ data = [] }, index) =>
          data.map((draft): RoundDraft => ({ ...draft, round: names[index] ?? '' })),
        ),
        loading: found.some(({ isFetching }) => isFetching),
        error: failed?.error,
        retry: () => {
          for (const { refetch } of found) void refetch();
        },
      };
    },
  });
}

// Where no standing office was set up the API says so: then it has no papers.
const officeDrafts = {
  queryKey: ['drafts', OFFICE],
  queryFn: async () =>
    (await allPages((query) => contentOf(api.GET('/api/office/drafts', { params: { query } })), MOST_DRAFTS)).rows,
};

/** A signature on the paper; the last one completes the step. */
export function signDraft({ workflowId, id }: Draft, body: Signing, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId, draftId: id } };
  return contentOf(api.POST('/api/workflows/{workflowId}/drafts/{draftId}/signatures', { params, body }));
}

/** The paper goes back with the reason. */
export function returnDraft({ workflowId, id }: Draft, reason: string, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId, draftId: id } };
  return contentOf(api.POST('/api/workflows/{workflowId}/drafts/{draftId}/returns', { params, body: { reason } }));
}
