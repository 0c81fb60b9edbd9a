import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { someRole } from './app-role/testing.ts';
import { ensureAppRole } from './app-role.ts';
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

  it('refuse a schema newer than this release, whoever asks, and say the way back', async () => {
    const last = sql`(select max(id) from __drizzle_migrations)`;
    await client.db.execute(sql`update __drizzle_migrations set created_at = created_at + 1 where id = ${last}`);
    await expect(migrate(database.url)).rejects.toThrow(/比本程序新.*恢复升级前的备份/);
    await client.db.execute(sql`update __drizzle_migrations set created_at = created_at - 1 where id = ${last}`);
    await migrate(database.url);
  });

  it('refuse an older schema to a user that may not change it, naming who may', async () => {
    const role = someRole();
    const url = await ensureAppRole(database.url, role);
    const { rows } = await client.db.execute(sql`delete from __drizzle_migrations
      where id = (select max(id) from __drizzle_migrations) returning hash, created_at as at`);
    await expect(migrate(url)).rejects.toThrow(/不能升级它。.*库的所有者/);
    await client.db.execute(
      sql`insert into __drizzle_migrations (hash, created_at) values (${rows[0]?.hash}, ${rows[0]?.at})`,
    );
    await migrate(url);
    // What a role is told that nobody has granted anything is the same.
    await client.db.execute(sql.raw(`drop owned by ${role.name}`));
    await expect(migrate(url)).rejects.toThrow(/不能升级它/);
    await client.db.execute(sql.raw(`drop role ${role.name}`));
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
