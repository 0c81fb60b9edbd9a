import { scryptSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountByLogin, saveAccount } from '../../db/queries/accounts.ts';
import { type TestApi, testApi } from '../../test/support/api.ts';

const basic = (password: string) => `Basic ${Buffer.from(`clerk:${password}`).toString('base64')}`;

/** As releases before 0.4 kept a password. */
function scryptHash(password: string): string {
  const salt = Buffer.from('0123456789abcdef');
  const key = scryptSync(password, salt, 32, { N: 16_384, r: 8, p: 1 });
  return ['scrypt', 16_384, 8, 1, salt.toString('base64'), key.toString('base64')].join('$');
}

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  const passwordHash = scryptHash('旧口令 1');
  await saveAccount(api.client.db, { id: 'clerk', login: 'clerk', name: '甲', passwordHash, role: 'office' });
});
afterAll(() => api.close());

const stored = async () => (await accountByLogin(api.client.db, 'clerk'))?.passwordHash;

it('a password kept with scrypt is kept with argon2id once its owner signed in, and stays the same password', async () => {
  expect(await api.send('GET', '/api/rounds', { auth: basic('错') })).toMatchObject({ status: 401 });
  expect(await stored()).toMatch(/^scrypt\$/);
  expect(await api.send('GET', '/api/rounds', { auth: basic('旧口令 1') })).toMatchObject({ status: 200 });
  const newer = await stored();
  expect(newer).toMatch(/^\$argon2id\$/);
  expect(await api.send('GET', '/api/rounds', { auth: basic('旧口令 1') })).toMatchObject({ status: 200 });
  expect(await stored()).toBe(newer);
});
