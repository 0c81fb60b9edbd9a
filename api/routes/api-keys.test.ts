import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, ownPage, type PeopleApi, peopleApi } from '../auth/testing.ts';

let api: PeopleApi;
let cookie: string;
let made = 0;

beforeAll(async () => {
  api = await peopleApi();
  cookie = (await api.signIn('office', api.password)).cookie;
  await api.person('other');
});
afterAll(() => api.close());

const make = (body: object, key = `key-${++made}`) =>
  api.send('POST', '/api/api-keys', { auth: basic('office', api.password), key, body });
const reading = { name: '看板', actions: ['read'], expires: '2026-12-31' };
const ask = (key: string, url = '/api/rounds') => api.send('GET', url, { auth: `Bearer ${key}` });
const refused = { status: 401, json: { code: 'unauthenticated', detail: '登录已失效，请重新登录' } };

describe('an API key', () => {
  it('is shown once, kept as a hash, and does what it was made for and no more', async () => {
    const { status, json, headers } = await make(reading);
    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 201, cache: 'no-store' });
    expect(json).toMatchObject({
      name: '看板',
      actions: ['read'],
      expiresAt: '2026-12-31T16:00:00.000Z',
      lastUsedAt: null,
    });
    expect(json.key).toMatch(/^xk_[\w-]{43}$/);
    expect(await ask(json.key)).toMatchObject({ status: 200 });
    const record = await api.send('POST', '/api/rounds', { auth: `Bearer ${json.key}`, body: {} });
    expect(record).toMatchObject({ status: 403, json: { code: 'not-permitted' } });
    for (const url of ['/api/sessions', '/api/api-keys', '/api/accounts'])
      expect(await ask(json.key, url)).toMatchObject({ status: 403 });
    const { rows } = await api.client.db.execute(sql`select * from api_keys`);
    expect(JSON.stringify(rows)).not.toContain(json.key);
    expect(api.lines.join()).not.toContain(json.key);
    const list = await api.send('GET', '/api/api-keys', { auth: null, headers: { cookie } });
    expect(list.text).not.toContain(json.key);
    expect(list.json).toContainEqual(expect.objectContaining({ id: json.id, lastUsedAt: '2026-11-23T01:00:00.000Z' }));
  });

  it('is not told again for the same Idempotency-Key', async () => {
    expect(await make(reading, 'same')).toMatchObject({ status: 201 });
    expect(await make(reading, 'same')).toMatchObject({ status: 409, json: { code: 'api-key-exists' } });
  });

  it('is over at the end of its last day, when revoked, or when its owner is disabled or may no more', async () => {
    const body = { ...reading, expires: '2026-11-23' };
    const auth = basic('other', '口令 of other');
    const own = async (key: string) => (await api.send('POST', '/api/api-keys', { auth, key, body })).json;
    const [first, second] = [await own('a'), await own('b')];
    expect(await ask(first.key)).toMatchObject({ status: 200 });
    const revoke = (id: string, headers: Record<string, string>) =>
      api.send('DELETE', `/api/api-keys/${id}`, { auth: null, headers });
    const page = ownPage(cookie);
    // Another's is nobody's.
    expect(await revoke(first.id, page)).toMatchObject({ status: 404 });
    expect(await ask(first.key)).toMatchObject({ status: 200 });
    const mine = ownPage((await api.signIn('other', '口令 of other')).cookie);
    expect(await revoke(first.id, mine)).toMatchObject({ status: 200, json: { id: first.id } });
    expect(await ask(first.key)).toMatchObject(refused);

    await api.client.db.execute(sql`update accounts set disabled = true where login = 'other'`);
    expect(await ask(second.key)).toMatchObject(refused);
    await api.client.db.execute(sql`update accounts set disabled = false where login = 'other'`);
    expect(await ask(second.key)).toMatchObject({ status: 200 });
    await api.client.db.execute(sql`delete from account_roles where account = 'other'`);
    expect(await ask(second.key)).toMatchObject({ status: 403 });
    api.pass(15 * 60);
    expect(await ask(second.key)).toMatchObject(refused);
    api.pass(-15 * 60);
  });

  it('that never was is refused like one that is over, and noted once', async () => {
    for (const key of [`xk_${'A'.repeat(43)}`, 'xk_', "xk_' or 1=1", `xk_${'A'.repeat(10_000)}`]) {
      api.lines.splice(0);
      expect(await ask(key)).toMatchObject(refused);
      expect(api.lines.filter((line) => line.includes('token-refused'))).toHaveLength(1);
      expect(api.lines.join()).not.toMatch(/A{20}|or 1=1/);
    }
  });

  it.each([
    [{ ...reading, expires: '2027-11-24' }, 400, 'expires'],
    [{ ...reading, expires: '2026-11-22' }, 400, 'expires'],
    [{ ...reading, expires: '2026-02-30' }, 400, 'expires'],
    [{ ...reading, actions: [] }, 400, 'actions'],
    [{ ...reading, actions: ['own'] }, 400, 'actions.0'],
    [{ ...reading, actions: ['control'] }, 400, 'actions.0'],
    [{ ...reading, name: ' ' }, 400, 'name'],
  ])('is not made of %j', async (body, status, field) => {
    expect(await make(body)).toMatchObject({ status, json: { errors: [{ field }] } });
  });

  it('is not made for more than its owner may, nor by this machine’s own commands', async () => {
    for (const action of ['audit', 'accounts', 'roles'])
      expect(await make({ ...reading, actions: ['read', action] })).toMatchObject({ status: 403 });
    expect(await api.send('POST', '/api/api-keys', { body: reading })).toMatchObject({ status: 403 });
  });
});
