import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { type Client, connect } from './client.ts';
import { pendingMigration, SCHEMA_SQL, schemaDump } from './dump-schema.ts';
import { MIGRATIONS, migrate } from './migrate.ts';

describe('migrations', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await testDatabase({ migrated: false });
    client = connect(database.url, { max: 2 });
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  it('run at the same time in several processes and again', async () => {
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    await migrate(database.url);
    const { rows } = await client.db.execute(sql`select hash from __drizzle_migrations`);
    const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
    expect(rows).toHaveLength(files.length);
  });

  it('do the whole schema of the source, and schema.sql is its dump', async () => {
    expect(await pendingMigration()).toEqual([]);
    expect(await readFile(SCHEMA_SQL, 'utf8')).toBe(await schemaDump());
  });

  it('name no schema, so that a county may have its own', async () => {
    const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
    for (const name of files) expect(await readFile(`${MIGRATIONS}/${name}`, 'utf8')).not.toContain('"public".');
    await client.db.execute(sql`create schema county`);
    await migrate(`${database.url}?options=-c%20search_path%3Dcounty`);
    const { rows } = await client.db.execute(sql`select relname from pg_class
      where relnamespace = 'county'::regnamespace and relname in ('entries', 'clues', 'target_standing', '__drizzle_migrations')`);
    expect(rows).toHaveLength(4);
  });
});
