import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const LOCK = 0x78756e63;
export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the database to the schema of this release; a second process waits for the first and finds nothing to do. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows } = await client.query<{ name: string | null }>('select current_schema() as name');
    // The journal stays in the county's own schema: counties may share a database.
    const migrationsSchema = rows[0]?.name ?? 'public';
    await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS, migrationsSchema });
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}
