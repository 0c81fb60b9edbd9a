import type { z } from 'zod';
import { papersAsked } from '../db/queries/papers.ts';
import { paperNumber } from '../notices/paper.ts';
import type { ApiDeps } from './deps.ts';
import { type Listing, listedOfOpened, MOST_OPENED } from './listed.ts';
import type { PaperQuery, paperSchema } from './schemas/inbox.ts';

type Paper = z.infer<typeof paperSchema>;

const listing: Listing<Paper, 'issued' | 'number' | 'addressee'> = {
  words: ({ number, title, addressee }) => [number, title, addressee],
  by: { issued: ({ issuedOn }) => issuedOn, number: ({ number }) => number, addressee: ({ addressee }) => addressee },
  id: ({ number }) => number,
};

/** One page of the numbered papers and what each says, newest first unless asked otherwise. */
export async function papersShown({ db }: ApiDeps, query: PaperQuery) {
  const { kind, year, round } = query;
  const rows = await papersAsked(db, { filter: { kind, year, round }, most: MOST_OPENED + 1 });
  const shown = rows.map(({ outboxId: notice, ...row }) => ({ ...row, notice, number: paperNumber(row) }));
  return listedOfOpened(shown, query, listing);
}
