import { allPages } from './all-pages.ts';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type Draft =
  paths['/api/rounds/{round}/drafts']['get']['responses'][200]['content']['application/json']['items'][number];

/** As many papers as are on their way in one round at most. */
export const MOST_DRAFTS = 2000;

function askDrafts(round: string, query: { page: number; pageSize: number }) {
  return contentOf(api.GET('/api/rounds/{round}/drafts', { params: { path: { round }, query } }));
}

/** 呈批件 of a round that are not signed by everybody yet. */
export function draftsOf(round: string) {
  return {
    queryKey: ['drafts', round],
    queryFn: async () => (await allPages((query) => askDrafts(round, query), MOST_DRAFTS)).rows,
  };
}
