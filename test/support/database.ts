import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../db/migrate.ts';
import { privateServer } from './private-server.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A fresh database on the server of XUNCHENG_TEST_PG (an admin URL), or on one of this process's own. */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const admin = process.env.XUNCHENG_TEST_PG ?? (await privateServer());
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(admin, `create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  if (migrated) await migrate(url.href);
  return { url: url.href, drop: () => run(admin, `drop database if exists ${name} with (force)`) };
}

async function run(admin: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
