import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { ownSchema, refuseStrangersSchema } from './own-schema.ts';
import { schemaStanding } from './schema-standing.ts';
import { session } from './session.ts';
import { DatabaseSetupError } from './setup-error.ts';
import { NOT_ALLOWED, sqlState } from './sql-state.ts';

/** Held by whoever changes tables or their privileges. */
export const SETUP_LOCK = 0x78756e63;
export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database to the schema of this release; a second process waits for the first and finds nothing to do. A
 * user that may only write there has it checked. Refuses a newer schema, and an older one that the user may not change.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  try {
    await session(databaseUrl, upToDate);
  } catch (error) {
    throw sqlState(error) === NOT_ALLOWED ? notAllowed(databaseUrl) : error;
  }
}

async function upToDate(client: pg.Client): Promise<void> {
  // The journal stays in the county's own schema: counties may share a database.
  const migrationsSchema = await ownSchema(client);
  const standing = await schemaStanding(client, migrationsSchema, MIGRATIONS);
  if (standing === 'newer') throw new DatabaseSetupError(NEWER);
  if (standing === 'same') return;
  await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
  await refuseStrangersSchema(client, migrationsSchema);
  await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS, migrationsSchema });
}

const NEWER =
  '台账的表结构比本程序新：这个库已被更新的版本升级过。请改用升级后的程序；确要用旧程序，先恢复升级前的备份。';

function notAllowed(databaseUrl: string): DatabaseSetupError {
  const user = URL.canParse(databaseUrl) ? decodeURIComponent(new URL(databaseUrl).username) : '';
  return new DatabaseSetupError(
    `台账的表结构与本程序不符，而数据库用户“${user}”不能升级它。请在 DATABASE_URL 里写库的所有者，执行一次 npm start：它会升级表结构，并给这个用户补上权限。`,
  );
}
