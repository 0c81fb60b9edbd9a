import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { extensionRequests as r } from '../schema/extension-requests.ts';
import { type DeadlineReach, ofReached } from './deadline-filter.ts';
import type { Page, Paging } from './paging.ts';

type Row = typeof r.$inferSelect;

/** Extensions asked for, the newest first. */
export async function listRequests(
  db: Db,
  {
    round,
    status,
    reach = {},
    limit,
    offset,
  }: { round?: string | undefined; status?: Row['status'] | undefined; reach?: DeadlineReach } & Paging,
): Promise<Page<Row>> {
  const where = and(
    round === undefined ? undefined : eq(r.round, round),
    status && eq(r.status, status),
    ofReached(r, reach),
  );
  const items = await db.select().from(r).where(where).orderBy(desc(r.askedAt), desc(r.id)).limit(limit).offset(offset);
  return { items, total: await db.$count(r, where) };
}
