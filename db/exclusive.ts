import type pg from 'pg';
import type { Db } from './client.ts';

/**
 * Runs `work` while no other process runs any under the same key; false, at once, when one does. The lock is the
 * session's: a process that is killed lets go of it.
 */
export async function exclusively(db: Db, key: string, work: () => Promise<void>): Promise<boolean> {
  const { $client: pool } = db as Db & { $client: pg.Pool };
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const lock = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as free';
    const { rows } = await client.query<{ free: boolean }>(lock, [key]);
    if (!rows[0]?.free) return false;
    try {
      await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch((error: Error) => {
        broken = error;
      });
    }
    return true;
  } finally {
    // A connection that could not unlock is thrown away, and the lock with it.
    client.release(broken);
  }
}
