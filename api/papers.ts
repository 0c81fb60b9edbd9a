import { listPapers } from '../db/queries/papers.ts';
import { paperNumber } from '../notices/paper.ts';
import type { ApiDeps } from './deps.ts';
import { paging } from './schemas/common.ts';
import type { PaperQuery } from './schemas/inbox.ts';

/** One page of the numbered papers and what each says. */
export async function papersShown({ db }: ApiDeps, query: PaperQuery) {
  const { kind, year, round, page, pageSize } = query;
  const { items, total } = await listPapers(db, { filter: { kind, year, round }, ...paging(query) });
  const shown = items.map(({ outboxId: notice, ...row }) => ({ ...row, notice, number: paperNumber(row) }));
  return { items: shown, total, page, pageSize };
}
