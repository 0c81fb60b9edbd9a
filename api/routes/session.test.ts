import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownPage, type PeopleApi, peopleApi } from '../auth/testing.ts';

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

describe('POST /api/session', () => {
  it('gives an opaque token in a cookie that scripts cannot read, and keeps only its hash', async () => {
    const { status, json, headers, cookie } = await api.signIn(login, password);
    expect(status).toBe(200);
    expect(json).toMatchObject({ login, may: ['own', 'read', 'record'], mustChange: false });
    expect(json.session).toMatchObject({
      current: true,
      idleUntil: '2026-11-23T01:30:00.000Z',
      expiresAt: '2026-11-23T13:00:00.000Z',
    });
    expect(headers['cache-control']).toBe('no-store');
    const set = String(headers['set-cookie']);
    expect(set).toMatch(/^xuncheng=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = cookie.split('=')[1];
    const { rows } = await api.client.db.execute(sql`select * from sessions where account = ${login}`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await rounds(cookie)).toMatchObject({ status: 200 });
  });

  it('names the cookie for this host alone over TLS, and takes no other there', async () => {
    const tls = { 'x-forwarded-proto': 'https' };
    const { headers, cookie } = await api.signIn(login, password, tls);
    expect(String(headers['set-cookie'])).toMatch(/^__Host-xuncheng=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const asked = (shown: string) => api.send('GET', '/api/rounds', { auth: null, headers: { cookie: shown, ...tls } });
    expect(await asked(cookie)).toMatchObject({ status: 200 });
    expect(await asked(cookie.replace('__Host-', ''))).toMatchObject({ status: 401 });
  });

  it('takes up no token that was there before, and ends the one it replaces', async () => {
    const fixed = `xuncheng=${'A'.repeat(43)}`;
    const first = await api.signIn(login, password, { cookie: fixed });
    expect(first.cookie).not.toBe(fixed);
    expect(await rounds(fixed)).toMatchObject(refused);
    const second = await api.signIn(login, password, { cookie: first.cookie });
    expect(second.cookie).not.toBe(first.cookie);
    expect(await rounds(first.cookie)).toMatchObject(refused);
    expect(await rounds(second.cookie)).toMatchObject({ status: 200 });
  });

  it.each([
    [{ login: 'clerk1' }, 400],
    [{ login: 'clerk1', password: 1 }, 400],
    [{ login: '', password: 'x' }, 400],
    [{ login: 'x'.repeat(10_000), password: 'x' }, 400],
    [{ login: 'a\0b', password: 'x' }, 400],
    [{ login: 'clerk1', password: 'x', role: 'sysadmin' }, 400],
    [{ login: "' or 1=1 --", password: "' or '1'='1" }, 401],
    [{ login: { $ne: '' }, password: 'x' }, 400],
    [{ login: 'x'.repeat(1000), password: 'x' }, 401],
  ])('refuses what is no sign-in %#', async (body, status) => {
    const answer = await api.send('POST', '/api/session', { auth: null, body });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('refuses what no JSON body is, so that no form of another site signs anybody in', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = `login=${login}&password=${password}`;
    expect(await api.send('POST', '/api/session', { auth: null, headers, body })).toMatchObject({ status: 415 });
  });
});

describe('/api/sessions', () => {
  it('lists one’s own, the one in use marked, and ends them one by one', async () => {
    const first = await api.signIn(login, password, { 'user-agent': 'A'.repeat(300) });
    api.pass(5);
    const second = await api.signIn(login, password);
    const headers = ownPage(second.cookie);
    const { json } = await api.send('GET', '/api/sessions', { auth: null, headers });
    expect(json).toMatchObject([
      { current: true, address: '127.0.0.1' },
      { current: false, agent: 'A'.repeat(200) },
    ]);
    expect(await api.send('DELETE', `/api/sessions/${json[1].id}`, { auth: null, headers })).toMatchObject({
      status: 200,
    });
    expect(await rounds(first.cookie)).toMatchObject(refused);
    expect(await rounds(second.cookie)).toMatchObject({ status: 200 });
  });

  it('knows nothing of another’s, as of none', async () => {
    const mine = ownPage((await api.signIn(login, password)).cookie);
    const other = await api.signIn('clerk1', '口令 of clerk1');
    const end = async (id: string) => {
      const { status, json } = await api.send('DELETE', `/api/sessions/${id}`, { auth: null, headers: mine });
      return JSON.stringify({ status, ...json, instance: undefined });
    };
    expect(await end(other.json.session.id)).toBe(await end('no-such-session'));
    expect(await rounds(other.cookie)).toMatchObject({ status: 200 });
  });

  it('has nothing for this machine’s own commands', async () => {
    expect(await api.send('GET', '/api/sessions')).toMatchObject({ status: 403 });
  });
});
