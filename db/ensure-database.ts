import { migrate } from './migrate.ts';
import { session } from './session.ts';
import { sqlState } from './sql-state.ts';

const EXISTS = new Set(['42P04', '23505']);
const MISSING = '3D000';

/**
 * Creates the database when its server does not have it, and brings it to the schema of this release; for a user that
 * may not do either, checks that it is so.
 */
export async function ensureDatabase(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    if (sqlState(error) !== MISSING) throw error;
    await create(databaseUrl);
    await migrate(databaseUrl);
  }
}

function create(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  return session(url.href, async (client) => {
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      // Worker and rehearsal may both find it missing.
      if (!EXISTS.has(sqlState(error) ?? '')) throw error;
    }
  });
}
