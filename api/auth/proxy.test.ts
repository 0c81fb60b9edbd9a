import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/support/api.ts';
import { allOf } from '../../test/support/trail.ts';

describe.each([
  ['nobody', undefined, '127.0.0.1'],
  ['the proxy it comes from', '127.0.0.1', '203.0.113.7'],
  ['another proxy', '10.0.0.1', '127.0.0.1'],
])('who trusts %s', (_, trustProxy, address) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi({ ...(trustProxy && { trustProxy }) });
  });
  afterAll(() => api.close());

  it(`takes a request for one of ${address}`, async () => {
    // What stands left of the last was written by the caller.
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
    await api.send('GET', '/api/rounds', { auth: 'Bearer nonsense', headers });
    expect(await allOf(api.client.db)).toMatchObject([{ event: 'token-refused', address }]);
  });
});
