import { randomBytes } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../test/support/database.ts';
import { connect } from './client.ts';
import { ensureDatabase } from './ensure-database.ts';
import { listRounds } from './queries/rounds.ts';

const name = `test_${randomBytes(6).toString('hex')}_rehearsal`;
const beside = await testDatabase({ migrated: false });

afterAll(async () => {
  const { db, close } = connect(beside.url);
  await db.execute(`drop database if exists ${name} with (force)`);
  await close();
  await beside.drop();
});

it('creates a database that is not there, for whoever comes first, and leaves one that is', async () => {
  const url = new URL(beside.url);
  url.pathname = `/${name}`;
  await Promise.all([1, 2, 3].map(() => ensureDatabase(url.href)));
  await ensureDatabase(url.href);
  const { db, close } = connect(url.href);
  expect(await listRounds(db)).toEqual([]);
  await close();
});
