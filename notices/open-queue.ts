import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/client.ts';
import { queueSchemaOf } from '../db/queue-schema.ts';
import { reasonOf } from '../db/reason.ts';
import { NOT_ALLOWED, sqlState } from '../db/sql-state.ts';
import { JobQueue, type RetrySettings, startBoss } from './queue.ts';

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
    if (sqlState(error) !== NOT_ALLOWED) throw error;
    log.error({ schema }, 'notices stay in the inbox: the database user may not create the schema of the queue');
    return undefined;
  }
}

/** Where the queue's tables are. */
export async function queueSchema(db: Db): Promise<string> {
  const { rows } = await db.execute<{ name: string | null }>(sql`select current_schema() as name`);
  return queueSchemaOf(rows[0]?.name ?? 'public');
}
