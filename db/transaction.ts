import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Db } from './client.ts';

/**
 * Runs `work` in one transaction; inside one already, in that. Instead of drizzle's own, which keeps a connection for
 * good when `begin` fails on it and reports the failed rollback instead of the error.
 */
export async function transaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const { $client: pool } = db as Db & { $client?: unknown };
  if (!(pool instanceof pg.Pool)) return work(db);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(drizzle(client));
    const { command } = await client.query('commit');
    // A failed statement whose error was swallowed turns the commit into a rollback.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    );
    throw bare(error);
  } finally {
    // A connection that could not even roll back is thrown away.
    client.release(broken);
  }
}

/** drizzle puts the query's parameters into its message: what the ledger keeps would be in logs and histories. */
function bare(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}
