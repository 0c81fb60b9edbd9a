import { sql } from 'drizzle-orm';
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

describe('a session', () => {
  it('is over after half an hour without use, however often it was used before', async () => {
    const { cookie } = await api.signIn(login, password);
    for (const minutes of [29, 29, 29]) {
      api.pass(minutes);
      expect(await rounds(cookie)).toMatchObject({ status: 200 });
    }
    api.pass(30);
    expect(await rounds(cookie)).toMatchObject(refused);
  });

  it('is over after half an hour in which its page alone asked for news', async () => {
    const { cookie } = await api.signIn(login, password);
    const itself = () => api.send('GET', '/api/inbox', { auth: null, headers: { cookie, 'x-unattended': 'true' } });
    const stream = () =>
      api.send('GET', '/api/events', { auth: null, headers: { cookie, accept: 'application/json' } });
    api.pass(20);
    expect(await rounds(cookie)).toMatchObject({ status: 200 });
    for (const minutes of [10, 10, 9]) {
      api.pass(minutes);
      expect(await itself()).toMatchObject({ status: 200 });
      expect(await stream()).toMatchObject({ status: 406 });
    }
    api.pass(1);
    expect(await itself()).toMatchObject(refused);
  });

  it('is over after twelve hours, however much it is used', async () => {
    const { cookie } = await api.signIn(login, password);
    for (let minutes = 20; minutes < 720; minutes += 20) {
      api.pass(20);
      expect(await rounds(cookie)).toMatchObject({ status: 200 });
    }
    api.pass(20);
    expect(await rounds(cookie)).toMatchObject(refused);
  });

  it('is refused alike when unknown, forged, expired, ended or of a disabled account, each noted once', async () => {
    const ended = (await api.signIn(login, password)).cookie;
    await api.send('DELETE', '/api/session', { auth: null, headers: ownPage(ended) });
    const disabled = (await api.signIn(login, password)).cookie;
    await api.client.db.execute(sql`update accounts set disabled = true where login = ${login}`);
    const expired = (await api.signIn('clerk1', '口令 of clerk1')).cookie;
    api.pass(31);
    const forged = `xuncheng=${'B'.repeat(43)}`;
    const bodies = [];
    for (const cookie of [
      ended,
      disabled,
      expired,
      forged,
      'xuncheng=',
      "xuncheng=' or 1=1",
      `xuncheng=${'x'.repeat(9000)}`,
    ]) {
      api.lines.splice(0);
      const { status, json, headers } = await rounds(cookie);
      bodies.push(JSON.stringify({ status, ...json, instance: undefined }));
      expect(String(headers['set-cookie'])).toContain('xuncheng=; Max-Age=0');
      expect(api.lines.filter((line) => line.includes('session-refused'))).toHaveLength(1);
      expect(api.lines.join()).not.toContain(cookie.split('=')[1] || '\0');
    }
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ status: 401, detail: refused.json.detail });
  });

  it('changes nothing that another site asks for', async () => {
    const { cookie } = await api.signIn(login, password);
    const change = (headers: Record<string, string>) =>
      api.send('POST', '/api/rounds', { auth: null, headers: { cookie, ...headers }, body: {} });
    for (const headers of [{}, { origin: 'http://evil.example' }, { origin: 'null' }, { 'x-requested-with': 'fetch' }])
      expect(await change(headers)).toMatchObject({ status: 403, json: { code: 'cross-site' } });
    // Let through to the body, which is empty.
    expect(await change({ 'x-requested-with': 'xuncheng' })).toMatchObject({ status: 400 });
    expect(await change({ origin: 'http://localhost:80', host: 'localhost:80' })).toMatchObject({ status: 403 });
    expect(await change({ origin: 'http://localhost:8080', host: 'localhost:8080' })).toMatchObject({ status: 400 });
  });

  it('is forgotten ninety days after it was over, when somebody signs in', async () => {
    const { cookie, json } = await api.signIn(login, password);
    const there = async () =>
      (await api.client.db.execute(sql`select 1 from sessions where id = ${json.session.id}`)).rows.length;
    await api.send('DELETE', '/api/session', { auth: null, headers: ownPage(cookie) });
    api.pass(90 * 24 * 60);
    await api.signIn(login, password);
    expect(await there()).toBe(1);
    api.pass(1);
    await api.signIn(login, password);
    expect(await there()).toBe(0);
  });

  it('tells who is signed in and until when, and ends when asked', async () => {
    const { cookie } = await api.signIn(login, password);
    const who = await api.send('GET', '/api/session', { auth: null, headers: { cookie } });
    expect(who).toMatchObject({ status: 200, json: { login, session: { current: true } } });
    const byPassword = await api.send('GET', '/api/session', { auth: basic(login, password) });
    expect(byPassword).toMatchObject({ status: 200, json: { login, session: null } });
    const out = await api.send('DELETE', '/api/session', { auth: null, headers: ownPage(cookie) });
    expect(out).toMatchObject({ status: 200, json: { ended: true } });
    expect(await rounds(cookie)).toMatchObject(refused);
  });
});
