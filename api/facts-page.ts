import type { z } from 'zod';
import { type Listing, listed } from './listed.ts';
import type { FactQuery, factSchema } from './schemas/facts.ts';

type Shown = z.infer<typeof factSchema>;

const listing: Listing<Shown, 'at' | 'title' | 'on'> = {
  words: ({ title, on, late, data }) => [title, on, late, data.number, data.category, ...(data.numbers ?? [])],
  by: { at: ({ at }) => at, title: ({ title }) => title, on: ({ on }) => on },
  id: ({ workflowId, seq, id }) => `${workflowId} ${seq} ${id}`,
};

/** One page of the facts somebody may know of, in the order they happened unless asked otherwise. */
export function factsPage(facts: readonly Shown[], query: FactQuery) {
  const { from, to } = query;
  const asked = facts.filter(({ date }) => (from === undefined || date >= from) && (to === undefined || date <= to));
  return listed(asked, query, listing);
}
