import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ring } from '../../keys/open.ts';
import { basic, type PeopleApi, peopleApi } from '../auth/testing.ts';

let api: PeopleApi;
const auth: Record<string, string> = {};
const asked = (login: string) => api.send('GET', '/api/encryption-keys', { auth: auth[login] ?? null });

beforeAll(async () => {
  api = await peopleApi();
  for (const login of ['sysadmin', 'auditor', 'office']) auth[login] = basic(login, await api.person(login, login));
});
afterAll(() => api.close());

describe('the encryption keys', () => {
  it('are told by name to the three officers, and nothing of the keys themselves', async () => {
    for (const login of ['sysadmin', 'auditor']) {
      const { json, text } = await asked(login);
      expect(json).toEqual({ keys: [{ id: ring().activeId, active: true, madeAt: null }], missing: [] });
      for (const { key } of ring().all) expect(text).not.toContain(Buffer.from(key).toString('base64'));
    }
    expect(await asked('office')).toMatchObject({ status: 403 });
  });

  it('say which one is not there that something is under', async () => {
    const gone = `enc1:k9-gone:${'A'.repeat(40)}`;
    await api.client.db.execute(sql`update accounts set name = ${gone} where login = 'office'`);
    expect((await asked('auditor')).json).toMatchObject({ missing: ['k9-gone'] });
  });
});
