import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountByLogin } from '../db/queries/accounts.ts';
import { basic, type PeopleApi, peopleApi } from './auth/testing.ts';
import { ensureFirstAccounts } from './first-account.ts';

let api: PeopleApi;
beforeAll(async () => {
  api = await peopleApi();
});
afterAll(() => api.close());

it('a first start makes the office and the three officers, each with a password to change, and a second none', async () => {
  // The office of an earlier release is there and stays as it is.
  const made = await ensureFirstAccounts(api.client.db);
  expect(made.map(({ login }) => login)).toEqual(['sysadmin', 'secadmin', 'auditor']);
  for (const { login, password } of made) {
    const auth = basic(login, password);
    const asked = await api.send('GET', '/api/accounts', { auth });
    expect(asked).toMatchObject({ status: 403, json: { code: 'password-change' } });
    const body = { old: password, new: `chosen by ${login}` };
    expect(await api.send('PUT', '/api/session/password', { auth, body })).toMatchObject({ status: 200 });
    const changed = await api.send('GET', '/api/accounts', { auth: basic(login, body.new) });
    expect(changed).toMatchObject({ status: 200 });
  }
  expect(await ensureFirstAccounts(api.client.db)).toEqual([]);
  expect(await accountByLogin(api.client.db, 'office')).toMatchObject({ mustChange: false });
  expect(await api.send('GET', '/api/rounds', { auth: basic('office', api.password) })).toMatchObject({ status: 200 });
});
