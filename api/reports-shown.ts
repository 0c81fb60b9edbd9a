import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { reportsOf } from '../db/queries/reports.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { type Listing, listed } from './listed.ts';
import { reportsSeen } from './permissions/sees.ts';
import type { ReportQuery, reportSchema } from './schemas/reports.ts';

type Report = z.infer<typeof reportSchema>;

const listing: Listing<Report, 'date' | 'title' | 'inspection' | 'copies'> = {
  words: ({ title, inspection }) => [title, inspection],
  by: {
    date: ({ date }) => date,
    title: ({ title }) => title,
    inspection: ({ inspection }) => inspection,
    copies: ({ copies }) => copies,
  },
  id: ({ workflowId, id }) => `${workflowId} ${id}`,
};

/** One page of the reports somebody may know of. */
export async function reportsPage(
  db: Db,
  { round, book, viewer }: { round: string; book: Rulebook; viewer: Viewer },
  query: ReportQuery,
) {
  const { inspection, step, returned } = query;
  const seen = reportsSeen(book, await reportsOf(db, round, inspection), viewer);
  const asked = seen.filter(
    (row) => (step === undefined || row.step === step) && (returned === undefined || row.returned === returned),
  );
  const rows = asked.map(({ factId: id, ...row }) => ({ ...row, id, title: book.steps[row.step]?.title ?? row.step }));
  return listed(rows, query, listing);
}
