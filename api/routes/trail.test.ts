import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allOf } from '../../test/support/trail.ts';
import { basic, ownPage, type PeopleApi, peopleApi } from '../auth/testing.ts';

let api: PeopleApi;

beforeEach(async () => {
  api = await peopleApi();
  for (const role of ['office', 'sysadmin', 'secadmin', 'auditor']) await api.person(role, role);
});
afterEach(() => api.close());

const as = (login: string) => basic(login, `口令 of ${login}`);
const asked = async (query = '', login = 'auditor') => api.send('GET', `/api/trail${query}`, { auth: as(login) });
const events = async () =>
  (await allOf(api.client.db)).map(({ event, account, detail }) => ({ event, account, detail }));

describe('the trail', () => {
  it('has signing in and out, and what was refused', async () => {
    const { cookie, json } = await api.signIn('office', '口令 of office');
    const { id } = json.session;
    await api.signIn('office', 'Geheim-of-office');
    await api.signIn('Geheim-typed-as-login', 'x');
    await api.send('GET', '/api/accounts', { auth: null, headers: ownPage(cookie) });
    await api.send('DELETE', '/api/session', { auth: null, headers: { cookie } });
    await api.send('DELETE', '/api/session', { auth: null, headers: ownPage(cookie) });
    await api.send('GET', '/api/rounds', { auth: null, headers: ownPage(cookie) });
    await api.send('GET', '/api/rounds', { auth: 'Bearer xk_never' });
    expect(await events()).toEqual([
      { event: 'signed-in', account: 'office', detail: { session: id } },
      { event: 'sign-in-refused', account: '', detail: { account: 'office' } },
      { event: 'sign-in-refused', account: '', detail: { unknown: true } },
      { event: 'refused', account: 'office', detail: { method: 'GET', route: '/api/accounts', code: 'not-permitted' } },
      {
        event: 'cross-site-refused',
        account: '',
        detail: { method: 'DELETE', route: '/api/session', code: 'cross-site' },
      },
      { event: 'signed-out', account: 'office', detail: { session: id } },
      { event: 'session-refused', account: '', detail: {} },
      { event: 'token-refused', account: '', detail: {} },
    ]);
    expect(JSON.stringify(await allOf(api.client.db)) + api.lines.join()).not.toMatch(/Geheim|口令 of/);
  });

  it('has what is done to accounts, with what it was, never a password or a key', async () => {
    const admin = { auth: as('sysadmin') };
    const secrets: string[] = [];
    const keep = (json: { password?: string; key?: string }) => void secrets.push(json.password ?? json.key ?? '');
    keep((await api.send('POST', '/api/accounts', { ...admin, body: { login: 'jia', name: '某甲' } })).json);
    keep((await api.send('PUT', '/api/accounts/jia/password', admin)).json);
    await api.send('PUT', '/api/accounts/jia', { ...admin, body: { name: '某乙' } });
    await api.send('DELETE', '/api/accounts/jia/sessions', admin);
    await api.send('PUT', '/api/accounts/jia', { ...admin, body: { disabled: true } });
    const roles = [{ role: 'office' }, { role: 'gl', scope: { kind: 'group', of: 'R2026-01/3' } }];
    await api.send('PUT', '/api/accounts/jia/roles', { auth: as('secadmin'), body: { roles } });
    const key = { name: '看板', actions: ['read'], expires: '2026-12-01' };
    const made = await api.send('POST', '/api/api-keys', { auth: as('office'), body: key });
    keep(made.json);
    await api.send('GET', '/api/rounds', { auth: `Bearer ${made.json.key}` });
    await api.send('DELETE', `/api/api-keys/${made.json.id}`, { auth: as('office') });
    expect(await events()).toEqual([
      { event: 'basic-used', account: 'sysadmin', detail: {} },
      { event: 'account-created', account: 'sysadmin', detail: { account: 'jia' } },
      { event: 'password-reset', account: 'sysadmin', detail: { account: 'jia' } },
      { event: 'account-changed', account: 'sysadmin', detail: { account: 'jia', fields: ['name'] } },
      { event: 'sessions-ended', account: 'sysadmin', detail: { account: 'jia', endedSessions: 0 } },
      { event: 'account-disabled', account: 'sysadmin', detail: { account: 'jia', fields: ['disabled'] } },
      { event: 'basic-used', account: 'secadmin', detail: {} },
      { event: 'roles-given', account: 'secadmin', detail: { account: 'jia', roles: ['gl@R2026-01/3', 'office'] } },
      { event: 'basic-used', account: 'office', detail: {} },
      { event: 'api-key-made', account: 'office', detail: { apiKey: made.json.id, actions: ['read'] } },
      { event: 'key-used', account: 'office', detail: {} },
      { event: 'api-key-revoked', account: 'office', detail: { apiKey: made.json.id } },
    ]);
    const kept = JSON.stringify(await allOf(api.client.db)) + api.lines.join();
    for (const secret of [...secrets, '某甲', '某乙', '看板']) expect(kept).not.toContain(secret);
    expect(secrets.every((secret) => secret.length > 8)).toBe(true);
  });

  it('has what was asked for beyond one’s reach, whether it exists or not, and answers alike', async () => {
    await api.person('gl', 'gl');
    const roles = [{ role: 'gl', scope: { kind: 'group', of: 'R2026-01/3' } }];
    await api.send('PUT', '/api/accounts/gl/roles', { auth: as('secadmin'), body: { roles } });
    const answers = [];
    for (const round of ['R2026-02', 'R2099-01', 'R2026-02']) {
      const { status, json } = await api.send('GET', `/api/rounds/${round}`, { auth: as('gl') });
      answers.push(JSON.stringify({ status, ...json, instance: undefined }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ status: 404 });
    const refused = (await events()).filter(({ event }) => event === 'refused');
    expect(refused).toMatchObject([
      { account: 'gl', detail: { route: '/api/rounds/:round', round: 'R2026-02', code: 'not-found' } },
      { account: 'gl', detail: { round: 'R2099-01' } },
    ]);
  });

  it('is read by the auditor and the security administrator, page by page, by event, account and day', async () => {
    await api.signIn('office', '口令 of office');
    api.pass(24 * 60);
    await api.signIn('secadmin', '口令 of secadmin');
    const { json } = await asked('?event=signed-in&pageSize=1');
    expect(json).toMatchObject({ total: 2, items: [{ title: '登录', account: 'secadmin', address: '127.0.0.1' }] });
    expect((await asked('?account=office')).json.items).toMatchObject([{ event: 'signed-in' }]);
    expect((await asked('?day=2026-11-23', 'secadmin')).json.items).toMatchObject([{ account: 'office' }]);
    expect((await asked('?event=trail-read')).json.items).toMatchObject([
      { account: 'secadmin' },
      { account: 'auditor' },
    ]);
    const back = (await asked('?sort=no&pageSize=2')).json;
    expect(back.items.map(({ no }: { no: number }) => no)).toEqual([1, 2]);
    for (const login of ['office', 'sysadmin']) expect(await asked('', login)).toMatchObject({ status: 403 });
    for (const query of ['?event=x', '?day=23', '?no=1']) expect(await asked(query)).toMatchObject({ status: 400 });
  });
});

describe('a word sought in the trail', () => {
  it('is part of who, from where, which request, or what is told of it', async () => {
    await api.signIn('office', '口令 of office');
    await api.send('GET', '/api/accounts', { auth: as('office') });
    await api.signIn('secadmin', '口令 of secadmin');
    const found = async (query: string) =>
      (await asked(`?${query}`)).json.items.map(({ event, account }: Record<string, string>) => `${event} ${account}`);
    expect(await found('q=SECAD')).toEqual(['signed-in secadmin']);
    expect(await found('q=/api/accounts')).toEqual(['refused office']);
    expect(await found('q=127.0.0.1&event=signed-in&sort=no')).toEqual(['signed-in office', 'signed-in secadmin']);
    expect(await found('q=127.0.0.1&event=signed-in&pageSize=1&page=2')).toEqual(['signed-in office']);
    const { request } = (await asked('?event=refused')).json.items[0];
    expect(await found(`q=${request}`)).toEqual(['refused office', 'basic-used office']);
    expect((await asked('?q=没有的')).json).toMatchObject({ total: 0, items: [] });
  });
});

describe('what cannot be noted', () => {
  const away = () => api.client.db.execute(sql`alter table trail rename to trail_away`);

  it('is not answered, and not done', async () => {
    await api.signIn('office', '口令 of office');
    await asked();
    await api.send('GET', '/api/accounts', { auth: as('sysadmin') });
    await away();
    const refused = { status: 503, json: { code: 'trail-unwritable' }, headers: { 'retry-after': '5' } };
    expect(await api.signIn('office', '口令 of office')).toMatchObject({ ...refused, cookie: '' });
    const body = { login: 'jia', name: '甲' };
    expect(await api.send('POST', '/api/accounts', { auth: as('sysadmin'), body })).toMatchObject(refused);
    expect(await api.signIn('office', 'wrong')).toMatchObject(refused);
    const { json } = await api.send('GET', '/api/accounts', { auth: as('sysadmin') });
    expect(json.items.map(({ login }: { login: string }) => login)).not.toContain('jia');
    const { rows } = await api.client.db.execute(sql`select count(*)::int as n from sessions`);
    expect(rows).toEqual([{ n: 1 }]);
    expect(api.lines.join()).toMatch(/trail-unwritable/);
    expect(api.lines.join()).not.toContain('params:');
  });
});
