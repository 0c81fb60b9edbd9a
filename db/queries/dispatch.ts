import { asc, eq, inArray, sql } from 'drizzle-orm';
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

/** They were dealt out to whoever is reached by something else than the inbox. */
export async function markDealt(db: Db, ids: string[], at: string): Promise<void> {
  await db
    .update(outbox)
    .set({ sentAt: at, error: null, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, ids));
}
