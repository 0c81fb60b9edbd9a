import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { basic, ownPage, type PeopleApi, peopleApi } from './testing.ts';

let api: PeopleApi;
let password: string;
let people = 0;
let login: string;

beforeAll(async () => {
  api = await peopleApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  people += 1;
  login = `clerk${people}`;
  password = await api.person(login);
});

const rounds = (cookie: string) => api.send('GET', '/api/rounds', { auth: null, headers: { cookie } });
const refused = { status: 401, json: { code: 'unauthenticated', detail: '登录已失效，请重新登录' } };

describe('PUT /api/session/password', () => {
  const change = (cookie: string, old: string, chosen: string) =>
    api.send('PUT', '/api/session/password', { auth: null, headers: ownPage(cookie), body: { old, new: chosen } });

  it('needs the old one, and ends every other sign-in', async () => {
    const here = await api.signIn(login, password);
    const there = await api.signIn(login, password);
    expect(await change(here.cookie, '不是', 'x7-gK2-pq')).toMatchObject({
      status: 422,
      json: { code: 'wrong-password', errors: [{ field: 'old' }] },
    });
    expect(await change(here.cookie, password, '12345678')).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'new' }] },
    });
    expect(await change(here.cookie, password, 'x7-gK2-pq')).toMatchObject({ status: 200, json: { endedSessions: 1 } });
    expect(await rounds(here.cookie)).toMatchObject({ status: 200 });
    expect(await rounds(there.cookie)).toMatchObject(refused);
    expect(await api.signIn(login, password)).toMatchObject({ status: 401 });
    expect(await api.send('GET', '/api/rounds', { auth: basic(login, password) })).toMatchObject({ status: 401 });
    expect(await api.signIn(login, 'x7-gK2-pq')).toMatchObject({ status: 200 });
    expect(api.lines.join()).not.toContain('x7-gK2-pq');
  });

  it('has nothing for this machine’s own commands', async () => {
    const body = { old: 'x', new: 'x7-gK2-pq' };
    expect(await api.send('PUT', '/api/session/password', { body })).toMatchObject({ status: 403 });
  });
});
