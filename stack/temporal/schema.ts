import { execa } from 'execa';
import pg from 'pg';
import { POSTGRES_USER } from '../postgres/cluster.ts';
import { databaseUrl } from '../postgres/databases.ts';
import { StackError } from '../say.ts';

/** The databases of the embedded Temporal with the schema each carries. */
export const TEMPORAL_DATABASES = {
  temporal: 'postgresql/v12/temporal',
  temporal_visibility: 'postgresql/v12/visibility',
};

/** The newest versions of both schemas that this engine knows: those its schema tool brings. */
const KNOWN: Record<string, string> = { temporal: '1.19', temporal_visibility: '1.14' };

/** Sets up or upgrades both Temporal schemas with the schema tool of the same version; repeating it changes nothing. Refuses newer ones. */
export async function ensureSchemas(sqlTool: string, port: number, password: string): Promise<void> {
  const upgrades = Object.entries(TEMPORAL_DATABASES).map(async ([database, schema]) => {
    await refuseNewerSchema(database, databaseUrl(port, password, database));
    const tool = (...command: string[]) =>
      execa(sqlTool, command, {
        // Through the environment: arguments are visible to every user of the machine.
        env: {
          SQL_PLUGIN: 'postgres12_pgx',
          SQL_HOST: '127.0.0.1',
          SQL_PORT: String(port),
          SQL_USER: POSTGRES_USER,
          SQL_PASSWORD: password,
          SQL_DATABASE: database,
        },
        all: true,
      });
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', schema);
  });
  await Promise.all(upgrades);
}

async function refuseNewerSchema(database: string, url: string): Promise<void> {
  const found = await schemaVersion(database, url);
  if (found === undefined || !isLater(found, KNOWN[database] ?? '')) return;
  throw new StackError(
    `引擎的库 ${database} 是 ${found} 版的表结构，本程序的引擎只到 ${KNOWN[database]}：它已被更新的引擎升级过。请改用升级后的程序；确要用旧程序，先恢复升级前的备份（docs/upgrade.md）。`,
  );
}

async function schemaVersion(database: string, url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: there } = await client.query(`select to_regclass('schema_version') is not null as there`);
    if (!there[0]?.there) return undefined;
    const sql = 'select curr_version as version from schema_version where version_partition = 0 and db_name = $1';
    const { rows } = await client.query<{ version: string }>(sql, [database]);
    return rows[0]?.version;
  } finally {
    await client.end();
  }
}

function isLater(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}
