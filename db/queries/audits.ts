import { and, asc, desc, eq, getTableColumns, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { audits } from '../schema/audits.ts';
import { type Count, countUpTo } from './capped-count.ts';
import { contains } from './contains.ts';
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

/** Every part given must hold. */
export interface AuditFilter {
  state?: AuditRow['state'] | undefined;
  verdict?: string | undefined;
  /** Part of who asked, or of the round or workflow that was audited. */
  text?: string | undefined;
}

/** One page of audits without their reports, the newest first unless told otherwise. */
export async function listAudits(
  db: Db,
  { filter = {}, back = true, limit, offset }: { filter?: AuditFilter; back?: boolean } & Paging,
): Promise<Page<Omit<AuditRow, 'report'>> & Count> {
  const { report: _, ...columns } = getTableColumns(audits);
  const where = auditWhere(filter);
  const order = [audits.askedAt, audits.id].map((column) => (back ? desc(column) : asc(column)));
  const items = await db
    .select(columns)
    .from(audits)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
  return { items, ...(await countUpTo(db, { from: audits, where, along: audits.askedAt })) };
}

function auditWhere({ state, verdict, text }: AuditFilter): SQL | undefined {
  const scope = sql`concat_ws(' ', ${audits.scope}->>'round', ${audits.scope}->>'inspection')`;
  return and(
    state && eq(audits.state, state),
    verdict === undefined ? undefined : eq(audits.verdict, verdict),
    text === undefined
      ? undefined
      : or(contains([audits.askedBy], text), sql`strpos(lower(${scope}), lower(${text})) > 0`),
  );
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
