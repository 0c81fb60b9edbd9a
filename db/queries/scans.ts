import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { ring } from '../../keys/open.ts';
import type { Db } from '../client.ts';
import { scans as s } from '../schema/scans.ts';
import type { Page, Paging } from './paging.ts';

const { content: _, keyId: __, ...told } = getTableColumns(s);

/** What is known of a scan beside its content. */
export type ScanRow = Omit<typeof s.$inferSelect, 'content' | 'keyId'>;

/** Keeps a scan, its content under the active key; one of the same id stays as it is. */
export async function saveScan(db: Db, scan: ScanRow, clear: Uint8Array): Promise<void> {
  const { keyId, bytes: content } = ring().seal(clear, contextOf(scan.id));
  await db
    .insert(s)
    .values({ ...scan, keyId, content })
    .onConflictDoNothing();
}

export async function scanById(db: Db, id: string): Promise<ScanRow | undefined> {
  const [row] = await db.select(told).from(s).where(eq(s.id, id));
  return row;
}

/** The bytes of a scan, in the clear. */
export async function scanContent(db: Db, id: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select({ keyId: s.keyId, bytes: s.content }).from(s).where(eq(s.id, id));
  return row && ring().open(row, contextOf(id));
}

/** The scans of a round, or of these workflows of it, the first one first. */
export async function scansOfRound(
  db: Db,
  { round, workflowIds }: { round: string; workflowIds?: string[] | undefined },
  { limit, offset }: Paging,
): Promise<Page<ScanRow>> {
  const own = and(eq(s.round, round), workflowIds && inArray(s.workflowId, workflowIds));
  const items = await db.select(told).from(s).where(own).orderBy(asc(s.addedAt), asc(s.id)).limit(limit).offset(offset);
  return { items, total: await db.$count(s, own) };
}

function contextOf(id: string): string {
  return `scans.content/${id}`;
}
