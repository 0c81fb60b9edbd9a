import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/client.ts';
import { reasonOf } from '../db/reason.ts';
import { JobQueue, type RetrySettings, startBoss } from './queue.ts';

const NOT_ALLOWED = '42501';

/**
 * The queue in a schema of its own, `xuncheng_jobs`, or `<schema>_jobs` for a county that has one. Undefined where the
 * database user may not create it.
 */
export async function openQueue(db: Db, settings: RetrySettings, log: Logger): Promise<JobQueue | undefined> {
  const schema = await queueSchema(db);
  try {
    const boss = await startBoss(db, schema, (error) => log.warn({ message: reasonOf(error) }, 'notices: queue'));
    return new JobQueue(boss, settings);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    log.error({ schema }, 'notices stay in the inbox: the database user may not create the schema of the queue');
    return undefined;
  }
}

/** Where the queue's tables are. */
export async function queueSchema(db: Db): Promise<string> {
  const { rows } = await db.execute<{ name: string | null }>(sql`select current_schema() as name`);
  const own = rows[0]?.name ?? 'public';
  return own === 'public' ? 'xuncheng_jobs' : `${own.replaceAll(/\W/g, '_').slice(0, 40)}_jobs`;
}
