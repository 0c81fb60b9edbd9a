import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Client, connect } from '../client.ts';
import { MIGRATIONS } from '../migrate.ts';
import { rolesOf, rolesOfAll } from './account-roles.ts';
import { saveAccount } from './accounts.ts';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await testDatabase();
  client = connect(database.url);
});
afterAll(async () => {
  await client?.close();
  await database?.drop();
});

const account = { id: 'a1', login: 'jia', name: '甲', passwordHash: 'x' };

it('an account is saved with its role, and saved again with another', async () => {
  await saveAccount(client.db, { ...account, role: 'office' });
  expect(await rolesOf(client.db, 'a1')).toMatchObject([{ role: 'office', kind: 'all', of: '', givenBy: '' }]);
  await saveAccount(client.db, {
    ...account,
    id: 'a2',
    role: 'gl',
    scope: { inspections: ['R2026-01/1-1'], unit: 'aud' },
  });
  expect(await rolesOfAll(client.db, ['a1', 'a2'])).toMatchObject([
    { account: 'a1', role: 'gl', kind: 'inspection', of: 'R2026-01/1-1' },
    { account: 'a1', role: 'gl', kind: 'unit', of: 'aud' },
  ]);
});

it('the role an earlier release gave becomes a row, with its limits', async () => {
  const text = await readFile(join(MIGRATIONS, '0007_people.sql'), 'utf8');
  const copies = text.split('--> statement-breakpoint').at(-1) ?? '';
  expect(copies).toContain('INSERT INTO "account_roles"');
  await client.db.execute(sql`delete from account_roles`);
  await client.db.execute(sql`insert into accounts (id, login, name, password_hash, role, scope) values
    ('b1', 'b1', '乙', 'x', 'auditor', '{}'), ('b2', 'b2', '丙', 'x', '', '{}'),
    ('b3', 'b3', '丁', 'x', 'unit', '{"unit": "court"}')`);
  await client.db.execute(sql.raw(copies));
  expect(await rolesOfAll(client.db, ['a1', 'b1', 'b2', 'b3'])).toMatchObject([
    { account: 'a1', role: 'gl', kind: 'inspection', of: 'R2026-01/1-1' },
    { account: 'a1', role: 'gl', kind: 'unit', of: 'aud' },
    { account: 'b1', role: 'auditor', kind: 'all', of: '' },
    { account: 'b3', role: 'unit', kind: 'unit', of: 'court' },
  ]);
});
