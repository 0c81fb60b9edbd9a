import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { audits } from '../schema/audits.ts';
import type { Page, Paging } from './paging.ts';

export type AuditRow = typeof audits.$inferSelect;

/** Notes an audit before it begins. */
export async function insertAudit(
  db: Db,
  audit: Pick<AuditRow, 'id' | 'scope' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await db.insert(audits).values({ ...audit, state: 'running' });
}

export async function auditById(db: Db, id: string): Promise<AuditRow | undefined> {
  const [row] = await db.select().from(audits).where(eq(audits.id, id));
  return row;
}

/** The audit that is under way; there is at most one. */
export async function auditUnderWay(db: Db): Promise<Omit<AuditRow, 'report'> | undefined> {
  const { report: _, ...columns } = getTableColumns(audits);
  const [row] = await db.select(columns).from(audits).where(eq(audits.state, 'running')).limit(1);
  return row;
}

/** Audits without their reports, newest first. */
export async function listAudits(db: Db, { limit, offset }: Paging): Promise<Page<Omit<AuditRow, 'report'>>> {
  const { report: _, ...columns } = getTableColumns(audits);
  const newest = [desc(audits.askedAt), desc(audits.id)];
  const items = await db
    .select(columns)
    .from(audits)
    .orderBy(...newest)
    .limit(limit)
    .offset(offset);
  return { items, total: await db.$count(audits) };
}

/** How far an audit is: runs replayed, of how many. */
export async function auditProgress(db: Db, id: string, progress: Pick<AuditRow, 'done' | 'total'>): Promise<void> {
  await db.update(audits).set(progress).where(eq(audits.id, id));
}

/** An audit came to its end: with a report, or with the reason there is none. */
export async function auditEnded(
  db: Db,
  id: string,
  end: Partial<AuditRow> & Pick<AuditRow, 'state' | 'finishedAt'>,
): Promise<void> {
  await db.update(audits).set(end).where(eq(audits.id, id));
}

/** Audits that say they run though nobody runs any: their process died. */
export async function auditsAbandoned(db: Db, error: string, finishedAt: string): Promise<void> {
  await db.update(audits).set({ state: 'failed', error, finishedAt }).where(eq(audits.state, 'running'));
}
