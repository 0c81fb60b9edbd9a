import { readMigrationFiles } from 'drizzle-orm/migrator';
import type pg from 'pg';

/** Where drizzle notes the migrations that were applied. */
export const JOURNAL = '__drizzle_migrations';

/** The tables of a database against those of this release; `older` also where there are none yet. */
export type Standing = 'same' | 'older' | 'newer';

/** Compares the last migration applied in a schema with the last one of this release. */
export async function schemaStanding(client: pg.Client, schema: string, migrations: string): Promise<Standing> {
  const journal = `${client.escapeIdentifier(schema)}.${JOURNAL}`;
  const found = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [journal]);
  if (!found.rows[0]?.there) return 'older';
  const { rows } = await client.query<{ last: string | null }>(`select max(created_at) as last from ${journal}`);
  const applied = Number(rows[0]?.last ?? 0);
  const ours = readMigrationFiles({ migrationsFolder: migrations }).at(-1)?.folderMillis ?? 0;
  if (applied === ours) return 'same';
  return applied > ours ? 'newer' : 'older';
}
