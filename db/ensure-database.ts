import pg from 'pg';
import { migrate } from './migrate.ts';

const EXISTS = new Set(['42P04', '23505']);
const MISSING = '3D000';

/** Creates the database when its server does not have it, and brings it to the schema of this release. */
export async function ensureDatabase(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    if (codeOf(error) !== MISSING) throw error;
    await create(databaseUrl);
    await migrate(databaseUrl);
  }
}

async function create(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Worker and rehearsal may both find it missing.
    if (!EXISTS.has(codeOf(error) ?? '')) throw error;
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
