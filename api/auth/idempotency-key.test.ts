import { afterAll, beforeAll, expect, it } from 'vitest';
import { basic, type PeopleApi, peopleApi } from './testing.ts';

let api: PeopleApi;
beforeAll(async () => {
  api = await peopleApi();
  for (const login of ['jia', 'yi']) await api.person(login);
});
afterAll(() => api.close());

it.each([
  ['/api/feeds', { label: '我的时限', filter: {} }],
  ['/api/api-keys', { name: '看板', actions: ['read'], expires: '2026-12-01' }],
])('of another account is another key, and tells nothing of theirs: %s', async (url, body) => {
  const ask = (login: string) =>
    api.send('POST', url, { auth: basic(login, `口令 of ${login}`), body, key: 'the-same' });
  const [first, second] = [await ask('jia'), await ask('yi')];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.json.id).not.toBe(second.json.id);
  expect((await ask('jia')).status).toBe(409);
  expect(second.text).not.toContain(first.json.id);
});
