import type { Db } from '../../db/client.ts';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import { entriesAt } from '../../db/queries/entries-at.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { secrecyOf, secrecyOfSort } from '../../procedure/rights/secrecy-of.ts';
import { isSecret } from '../../procedure/rulebook/secrecy.ts';
import type { Books } from '../books.ts';
import type { Letter } from '../schemas/letters.ts';
import { Levels, type Told, toldIn } from './levels.ts';

/** A look, with the codes its address names. */
export interface Look {
  db: Db;
  books: Books;
  params: { round?: string; workflowId?: string; sort?: string };
}

/** The ids of what is 密件 or sealed in an answer. */
type Reader = (look: Look, answer: unknown) => Promise<string[]>;

type Paged<T> = { items: T[] };
type Place = { workflowId: string; seq: number };
type ThingShown = { on: string; number: string; done: { step: string }[] };

/** Every address that shows facts, by its route. The answers are those of the routes themselves, before they are written out. */
export const READERS: Readonly<Record<string, Reader>> = {
  '/api/rounds/:round/facts': facts,
  '/api/office/facts': facts,
  '/api/rounds/:round/drafts': facts,
  '/api/office/drafts': facts,
  '/api/rounds/:round/letters': async (_, answer) => letters((answer as Paged<Letter>).items),
  '/api/rounds/:round/originals': async (_, answer) =>
    originals((answer as Paged<{ letter: string; secret: boolean }>).items),
  '/api/workflows/:workflowId/things/:sort': (look, answer) => things(look, (answer as Paged<ThingShown>).items),
  '/api/rounds/:round/things/:sort': (look, answer) => things(look, (answer as Paged<ThingShown>).items),
  '/api/entries': async (look, answer) => entries(look, (answer as { items: LedgerEntry[] }).items),
  '/api/rounds/:round/timeline': async (look, answer) => {
    const lines = (answer as { items: (Place & { type: string })[] }).items;
    const told = lines.filter(({ type }) => /^(fact|correction|draft)\./.test(type));
    return entries(look, await entriesAt(look.db, told));
  },
};

async function facts({ db, books, params }: Look, answer: unknown): Promise<string[]> {
  const levels = new Levels(db, books);
  const ids: string[] = [];
  for (const one of (answer as Paged<Told & { id: string }>).items) {
    if (await levels.isSecret(params.round ?? OFFICE, one)) ids.push(one.id);
  }
  return ids;
}

/** A letter is one from its reply on. */
export function letters(all: readonly Pick<Letter, 'letter' | 'secret' | 'replies' | 'custody'>[]): string[] {
  return all.flatMap(({ letter, secret, replies, custody }) =>
    secret && (replies.length > 0 || custody.holder !== 'unit') ? [`letter/${letter}`] : [],
  );
}

/** The letters whose originals are 密件. */
export function originals(lines: readonly { letter: string; secret: boolean }[]): string[] {
  return [...new Set(lines.flatMap(({ letter, secret }) => (secret ? [`letter/${letter}`] : [])))];
}

/** The things of one workflow that are, or what was done with them is. */
export async function things(
  { books, params: { round, workflowId = '', sort = '' } }: Look,
  answer: unknown,
): Promise<string[]> {
  const book = await (round === undefined ? books.ofWorkflow(workflowId) : books.ofRound(round));
  const own = isSecret(secrecyOfSort(book, sort));
  return (answer as ThingShown[]).flatMap(({ on, number, done }) => {
    const secret = own || done.some(({ step: fact }) => isSecret(secrecyOf(book, { fact })));
    return secret ? [`${on} ${sort}/${number}`] : [];
  });
}

async function entries({ db, books }: Look, all: readonly LedgerEntry[]): Promise<string[]> {
  const levels = new Levels(db, books);
  const ids: string[] = [];
  for (const { workflowId, seq, round, body } of all) {
    for (const told of toldIn(body)) {
      if (!(await levels.isSecret(round, told))) continue;
      ids.push(`${workflowId}#${seq}`);
      break;
    }
  }
  return ids;
}
