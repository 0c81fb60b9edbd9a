import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, ownPage, type PeopleApi, peopleApi } from '../auth/testing.ts';

let api: PeopleApi;
const auth: Record<string, string> = {};

beforeAll(async () => {
  api = await peopleApi();
  for (const login of ['sysadmin', 'secadmin', 'auditor', 'office'])
    auth[login] = basic(login, await api.person(login, login));
});
afterAll(() => api.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const as = (who: string, method: Method, url: string, body?: unknown, key = url) =>
  api.send(method, url, { auth: auth[who] ?? null, key, ...(body !== undefined && { body }) });
const create = (login: string, name = '乙') => as('sysadmin', 'POST', '/api/accounts', { login, name });
const give = (login: string, ...roles: object[]) => as('secadmin', 'PUT', `/api/accounts/${login}/roles`, { roles });
const separated = { status: 422, json: { code: 'separation-of-duties' } };

describe('三员分立', () => {
  const asked: Record<string, [Method, string, unknown?]> = {
    read: ['GET', '/api/rounds'],
    record: ['POST', '/api/rounds', {}],
    audit: ['POST', '/api/codec/decode', { payloads: [] }],
    accounts: ['PUT', '/api/accounts/nobody', { name: '乙' }],
    roles: ['PUT', '/api/accounts/nobody/roles', { roles: [] }],
  };
  const may: Record<string, string[]> = {
    sysadmin: ['accounts'],
    secadmin: ['roles'],
    auditor: ['read', 'audit'],
    office: ['read', 'record'],
  };
  const matrix = Object.keys(may).flatMap((who) => Object.keys(asked).map((what) => [who, what] as const));

  it.each(matrix)('%s: %s', async (who, what) => {
    const [method, url, body] = asked[what] ?? ['GET', '/'];
    const { status, json } = await as(who, method, url, body);
    if (may[who]?.includes(what)) expect([200, 400, 404]).toContain(status);
    else expect({ status, code: json.code }).toEqual({ status: 403, code: 'not-permitted' });
  });

  it('lets the three see who has which role, and the office not', async () => {
    for (const who of ['sysadmin', 'secadmin', 'auditor']) {
      const { status, json, text } = await as(who, 'GET', '/api/accounts');
      expect(status).toBe(200);
      expect(json.items).toContainEqual(
        expect.objectContaining({ login: 'auditor', roles: [expect.objectContaining({ title: '审计员' })] }),
      );
      expect(text).not.toMatch(/argon2|passwordHash/);
    }
    expect(await as('office', 'GET', '/api/accounts')).toMatchObject({ status: 403 });
  });

  it('lists them by login or name, searched, narrowed and in pages', async () => {
    const logins = async (query: string) =>
      (await as('secadmin', 'GET', `/api/accounts?${query}`)).json.items.map(({ login }: { login: string }) => login);
    await create('listed', '丙');
    await as('sysadmin', 'PUT', '/api/accounts/listed', { disabled: true });
    expect(await logins('q=丙')).toEqual(['listed']);
    expect(await logins('q=ADMIN&sort=-login')).toEqual(['sysadmin', 'secadmin']);
    expect(await logins('role=auditor')).toEqual(['auditor']);
    expect(await logins('disabled=true')).toEqual(['listed']);
    expect((await logins('sort=name'))[0]).toBe('listed');
    const { json } = await as('secadmin', 'GET', '/api/accounts?q=admin&page=2&pageSize=1');
    expect(json).toMatchObject({ total: 2, page: 2, items: [{ login: 'sysadmin', roles: [{ role: 'sysadmin' }] }] });
    const wrong = await as('secadmin', 'GET', '/api/accounts?role=nobody');
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ field: 'role' }] } });
  });

  it.each([
    [[{ role: 'sysadmin' }, { role: 'auditor' }]],
    [[{ role: 'secadmin' }, { role: 'sysadmin' }]],
    [[{ role: 'auditor' }, { role: 'office' }]],
    [[{ role: 'gl', scope: { kind: 'group', of: 'R2026-01/3' } }, { role: 'secadmin' }]],
    [[{ role: 'auditor', scope: { kind: 'round', of: 'R2026-01' } }]],
  ])('joins no two of them, nor one with business: %j', async (roles) => {
    await create('joined');
    const answer = await give('joined', ...roles);
    expect(answer).toMatchObject(separated);
    expect(answer.json.detail).toContain('三员分立');
    expect((await give('joined')).json.roles).toEqual([]);
  });

  it('lets nobody change their own roles or put themselves out', async () => {
    expect(await give('secadmin', { role: 'secadmin' })).toMatchObject(separated);
    expect(await as('sysadmin', 'PUT', '/api/accounts/sysadmin', { disabled: true })).toMatchObject(separated);
  });

  it('lets no system administrator become another of the three by resetting their password', async () => {
    for (const login of ['secadmin', 'auditor'])
      expect(await as('sysadmin', 'PUT', `/api/accounts/${login}/password`)).toMatchObject(separated);
  });
});

describe('an account', () => {
  it('is nothing but a change of password until its owner chose one, and then nothing without a role', async () => {
    const { status, json, headers } = await create('new-clerk', '丙');
    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 201, cache: 'no-store' });
    expect(json).toMatchObject({ login: 'new-clerk', disabled: false, roles: [] });
    const given = basic('new-clerk', json.password);
    const change = { status: 403, json: { code: 'password-change' } };
    await give('new-clerk', { role: 'office' });
    for (const url of ['/api/rounds', '/api/sessions', '/api/api-keys'])
      expect(await api.send('GET', url, { auth: given })).toMatchObject(change);
    const page = await api.signIn('new-clerk', json.password);
    expect(page).toMatchObject({ status: 200, json: { mustChange: true } });
    const headersOfPage = ownPage(page.cookie);
    expect(await api.send('GET', '/api/rounds', { auth: null, headers: headersOfPage })).toMatchObject(change);
    const body = { old: json.password, new: 'x7-gK2-pq' };
    const same = { ...body, new: json.password };
    const put = (changed: object) =>
      api.send('PUT', '/api/session/password', { auth: null, headers: headersOfPage, body: changed });
    expect(await put(same)).toMatchObject({ status: 400 });
    expect(await put(body)).toMatchObject({ status: 200 });
    expect(await api.send('GET', '/api/rounds', { auth: null, headers: headersOfPage })).toMatchObject({ status: 200 });
    await give('new-clerk');
    expect(await api.send('GET', '/api/rounds', { auth: null, headers: headersOfPage })).toMatchObject({ status: 403 });
    expect(api.lines.join()).not.toContain(json.password);
  });

  it('may have several roles in several groups; a limited one gives no look at the whole county', async () => {
    const { json } = await create('liaison');
    const roles = [
      { role: 'gl', scope: { kind: 'group', of: 'R2026-01/3' } },
      { role: 'leader', scope: { kind: 'group', of: 'R2026-02/1' } },
      { role: 'leader', scope: { kind: 'group', of: 'R2026-02/1' } },
      { role: 'unit', scope: { kind: 'unit', of: 'aud' } },
      { role: 'member', scope: { kind: 'inspection', of: 'R2026-01/3-1' } },
    ];
    const given = await give('liaison', ...roles);
    expect(given).toMatchObject({ status: 200 });
    expect(given.json.roles).toHaveLength(4);
    expect(given.json.roles).toContainEqual({
      ...{ role: 'gl', title: '巡察组联络员', scope: { kind: 'group', of: 'R2026-01/3' } },
      ...{ givenBy: 'secadmin', givenAt: '2026-11-23T01:00:00.000Z' },
    });
    await api.person('liaison-2', 'gl');
    await give('liaison-2', ...roles);
    const asked = (url: string) => api.send('GET', url, { auth: basic('liaison-2', '口令 of liaison-2') });
    expect(await asked('/api/rounds')).toMatchObject({ status: 200, json: { items: [], total: 0 } });
    expect(await asked('/api/office')).toMatchObject({ status: 403, json: { code: 'not-permitted' } });
    expect(await asked('/api/rounds/R2026-01/workflows')).toMatchObject({ status: 404 });
    expect(json.password).toHaveLength(22);
  });

  it('that is disabled is out at once, and comes back without its old sign-ins', async () => {
    const password = await api.person('leaver');
    const { cookie } = await api.signIn('leaver', password);
    const look = (headers: Record<string, string>, authorization: string | null) =>
      api.send('GET', '/api/rounds', { auth: authorization, headers });
    expect(await look({ cookie }, null)).toMatchObject({ status: 200 });
    expect(await look({}, basic('leaver', password))).toMatchObject({ status: 200 });
    expect(await as('sysadmin', 'PUT', '/api/accounts/leaver', { disabled: true })).toMatchObject({
      json: { disabled: true, name: '甲' },
    });
    expect(await look({ cookie }, null)).toMatchObject({ status: 401 });
    expect(await look({}, basic('leaver', password))).toMatchObject({ status: 401 });
    await as('sysadmin', 'PUT', '/api/accounts/leaver', { disabled: false });
    expect(await look({ cookie }, null)).toMatchObject({ status: 401 });
    expect(await look({}, basic('leaver', password))).toMatchObject({ status: 200 });
  });

  it('whose password is reset, or that is signed out, has no sign-in left', async () => {
    const password = await api.person('forgetful');
    const before = await api.signIn('forgetful', password);
    expect(await as('sysadmin', 'DELETE', '/api/accounts/forgetful/sessions')).toMatchObject({
      json: { endedSessions: 1 },
    });
    const { status, json } = await as('sysadmin', 'PUT', '/api/accounts/forgetful/password');
    expect(status).toBe(200);
    const headers = { cookie: before.cookie };
    expect(await api.send('GET', '/api/rounds', { auth: null, headers })).toMatchObject({ status: 401 });
    expect(await api.signIn('forgetful', password)).toMatchObject({ status: 401 });
    expect(await api.signIn('forgetful', json.password)).toMatchObject({ json: { mustChange: true } });
  });

  it.each([
    [{ login: 'office', name: '乙' }, 409, 'login'],
    [{ login: 'local', name: '乙' }, 400, 'login'],
    [{ login: 'A b', name: '乙' }, 400, 'login'],
    [{ login: 'x'.repeat(41), name: '乙' }, 400, 'login'],
    [{ login: "x'; drop table accounts; --", name: '乙' }, 400, 'login'],
    [{ login: 'fine', name: '' }, 400, 'name'],
    [{ login: 'fine', name: 'a\0' }, 400, 'name'],
    [{ login: 'fine', name: '乙', role: 'sysadmin' }, 400, 'role'],
  ])('is not made of %j', async (body, status, field) => {
    const answer = await as('sysadmin', 'POST', '/api/accounts', body);
    expect(answer).toMatchObject({ status, json: { errors: [{ field }] } });
  });

  it.each([
    [{ role: 'king' }, 'roles.0.role'],
    [{ role: '__proto__' }, 'roles.0.role'],
    [{ role: 'gl', scope: { kind: 'group', of: '3' } }, 'roles.0.scope.of'],
    [{ role: 'gl', scope: { kind: 'group', of: 'R2026-01/0' } }, 'roles.0.scope.of'],
    [{ role: 'unit', scope: { kind: 'unit', of: 'nsa' } }, 'roles.0.scope.of'],
    [{ role: 'gl', scope: { kind: 'inspection', of: 'R2026-01/3-1/x' } }, 'roles.0.scope.of'],
    [{ role: 'gl', scope: { kind: 'all', of: '' } }, 'roles.0.scope.kind'],
    [{ role: 'gl' }, 'roles.0.role'],
    [{ role: 'local' }, 'roles.0.role'],
    [{ role: 'county' }, 'roles.0.role'],
    [{ role: 'office', scope: { kind: 'unit', of: 'aud' } }, 'roles.0.scope.kind'],
  ])('is given no %j', async (role, field) => {
    expect(await give('office', role)).toMatchObject({ status: 400, json: { errors: [{ field }] } });
  });

  it('nobody has is not found, for whoever may ask', async () => {
    expect(await give('nobody')).toMatchObject({ status: 404, json: { errors: [{ field: 'login' }] } });
    expect(await as('sysadmin', 'PUT', '/api/accounts/nobody/password')).toMatchObject({ status: 404 });
  });
});
