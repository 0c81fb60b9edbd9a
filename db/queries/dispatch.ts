import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { outbox } from '../schema/outbox.ts';
import type { NoticeRow } from './notices.ts';

/** Queued notices, oldest first, locked for the dispatcher's transaction; another dispatcher takes others. */
export function takeQueued(tx: Db, limit: number): Promise<NoticeRow[]> {
  return tx
    .select()
    .from(outbox)
    .where(eq(outbox.status, 'queued'))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** It left the house. */
export async function markSent(db: Db, id: string, sentAt: string): Promise<void> {
  await db
    .update(outbox)
    .set({ sentAt, error: null, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, id));
}

/** It did not; dead once nobody will try again. */
export async function markFailed(db: Db, id: string, error: string, deadAt: string | null): Promise<void> {
  await db
    .update(outbox)
    .set({ error, deadAt, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, id));
}
