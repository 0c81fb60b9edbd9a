import pg from 'pg';
import { expect, it } from 'vitest';
import { privateServer } from '../../test/support/private-server.ts';
import { ensureSchemas } from './schema.ts';

it('an engine’s schema newer than the engine is refused with the way back, before anything is changed', async () => {
  const admin = await privateServer();
  const run = async (url: string, ...statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await run(
    admin,
    `create role xuncheng login superuser password 'schema'`,
    'create database temporal',
    'create database temporal_visibility',
  );
  await run(
    admin.replace(/postgres$/, 'temporal'),
    'create table schema_version (version_partition integer, db_name text, curr_version text)',
    `insert into schema_version values (0, 'temporal', '9.0')`,
  );
  const port = Number(new URL(admin).port);
  // There is no such tool: what is older would fail otherwise.
  const refused = ensureSchemas('/nonexistent/sql', port, 'schema');
  await expect(refused).rejects.toThrow(/引擎的库 temporal 是 9\.0 版的表结构，.*恢复升级前的备份/);
});
