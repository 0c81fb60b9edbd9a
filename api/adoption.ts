import type { z } from 'zod';
import { openInRound } from '../db/queries/open-in-round.ts';
import type { Revision } from '../db/queries/revisions.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { adopted, revisionsUnder } from './adopted.ts';
import type { Books } from './books.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import type { Caller } from './orchestrator.ts';
import { requireOverride } from './override.ts';
import { ApiProblem, keyReused, notFound, problem } from './problem.ts';
import type { Adopt, adoptedSchema } from './schemas/revisions.ts';

/**
 * Lets a running round follow the newest version of a rulebook. Asked again under the same key it goes on with the
 * version it began with, and tells everything it did, then and now.
 */
export async function adopt(
  deps: ApiDeps,
  books: Books,
  caller: Caller,
  round: string,
  body: Adopt,
): Promise<z.infer<typeof adoptedSchema>> {
  const followed = await books.ofRound(round);
  const before = await revisionsUnder(deps, caller, round);
  const book =
    before.length > 0 ? await begunWith(books, before, body) : await chosen(deps, books, followed, round, body);
  const { rulebook: _, reason, ...recorded } = body;
  const item = { command: { type: 'revise-rulebook' as const, book, reason }, ...recorded };
  const taken = before.map(({ workflowId }) => workflowId);
  await deps.orchestrator.reviseRound({ ...caller, round, hash: book.hash, item, before: taken });
  return adopted(deps, books, caller, round, book);
}

/** A file that changed meanwhile does not change what was begun; another rulebook under the same key is refused. */
async function begunWith(books: Books, [first]: Revision[], { rulebook }: Adopt): Promise<Rulebook> {
  const book = await books.byHash(first?.body.hash ?? '');
  if (book?.id === rulebook) return book;
  throw keyReused();
}

/** The version asked for, once the approver may decide it and there is something left that can follow it. */
async function chosen(deps: ApiDeps, books: Books, followed: Rulebook, round: string, body: Adopt): Promise<Rulebook> {
  const book = await books.fresh(body.rulebook, instantNow(deps));
  if (!book) throw notFound('rulebook', `没有规程“${body.rulebook}”`);
  requireOverride(followed, body.approval, { what: '改用另一版规程' });
  if ((await openInRound(deps.db, round)).length > 0) return book;
  throw new ApiProblem(problem(422, 'closed', `轮次 ${round} 已办结，也没有还在计的时限，不再改用另一版规程`));
}
