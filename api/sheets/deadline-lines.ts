import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { transaction } from '../../db/transaction.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { DeadlineLine } from '../../sheets/ledgers/deadlines.ts';
import type { Books } from '../books.ts';
import { deadlinesShown } from '../deadlines-shown.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiProblem, problem } from '../problem.ts';
import type { DeadlineQuery } from '../schemas/deadlines.ts';

interface Asking {
  deps: ApiDeps;
  books: Books;
  asked: Omit<DeadlineQuery, 'page' | 'pageSize'>;
  viewer: Viewer;
}

const PAGE = 2000;
/** Beyond, a sheet is of no use to anybody. */
const MOST = 100_000;

/** Refuses a question that the list itself refuses, and one of more lines than a file takes. */
export async function checkDeadlines({ deps, books, asked, viewer }: Asking): Promise<void> {
  const { total } = await deadlinesShown(deps, books, { ...asked, page: 1, pageSize: 1 }, viewer);
  if (total <= MOST) return;
  const detail = `共 ${total} 条，一个文件至多 ${MOST} 条：请先按轮次、到期日筛选`;
  throw new ApiProblem(problem(422, 'too-large', detail));
}

/** Gives the deadlines of a question page by page, all as they stood at one moment: none is repeated or missed. */
export function deadlineLines(asking: Asking, write: (rows: AsyncIterable<DeadlineLine>) => Promise<void>) {
  return transaction(asking.deps.db, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    await write(linesIn(tx, asking));
  });
}

async function* linesIn(db: Db, { deps, books, asked, viewer }: Asking): AsyncGenerator<DeadlineLine> {
  for (let page = 1; ; page += 1) {
    const { items } = await deadlinesShown({ ...deps, db }, books, { ...asked, page, pageSize: PAGE }, viewer);
    yield* items;
    if (items.length < PAGE) return;
  }
}
