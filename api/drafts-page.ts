import type { z } from 'zod';
import { type Listing, listed } from './listed.ts';
import type { DraftQuery, draftSchema } from './schemas/drafts.ts';

type Draft = z.infer<typeof draftSchema>;

const listing: Listing<Draft, 'date' | 'title' | 'on' | 'waitsFor'> = {
  words: ({ title, on, waitsFor }) => [title, on, waitsFor],
  by: {
    date: ({ date }) => date,
    title: ({ title }) => title,
    on: ({ on }) => on,
    waitsFor: ({ waitsFor }) => waitsFor,
  },
  id: ({ workflowId, id }) => `${workflowId} ${id}`,
};

/** One page of the papers on their way that somebody may know of, the oldest first unless asked otherwise. */
export function draftsPage(drafts: readonly Draft[], query: DraftQuery) {
  const { fact, mine } = query;
  const asked = drafts.filter(
    (one) => (fact === undefined || one.fact === fact) && (mine === undefined || one.mine === mine),
  );
  return listed(asked, query, listing);
}
