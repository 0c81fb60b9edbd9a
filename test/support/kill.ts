import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';

/** Ends the sessions whose last query contains the text, and says how many there were. */
export async function killSessions(db: Db, query: string): Promise<number> {
  const { rows } = await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query like ${`%${query}%`}`);
  return rows.length;
}
