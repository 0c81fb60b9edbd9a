import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptingEngine, type TestApi, testApi } from '../test/support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ engine: acceptingEngine() });
});
afterAll(() => api.close());

it.each([
  ['a NUL', '甲\u0000镇'],
  ['half a surrogate pair', '甲\ud83d镇'],
])('refuses text that the ledger could never write: %s', async (_, name) => {
  const body = { no: 'R2026-01', rulebook: 'xinghai-2020', groups: [{ no: 1, inspects: [{ no: 1, name }] }] };
  const answer = await api.send('POST', '/api/rounds', { body, key: 'k' });
  expect(answer).toMatchObject({ status: 400, json: { errors: [{ field: 'groups.0.inspects.0.name' }] } });
});
