import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptingEngine, type Json, type TestApi, testApi } from '../test/support/api.ts';

const basic = (login: string, password: string) => `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;

/** A plan is asked for with a body and records nothing, and who signs in twice is: there is nothing to carry out once. */
const ONLY_ASK = new Set([
  'post /api/plans',
  'post /api/plans.html',
  'post /api/session',
  // Looked at; what is recorded of it is confirmed under a key.
  'post /api/rounds/{round}/imports/clues',
  'post /api/rounds/{round}/imports/rectification',
]);

describe('api', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi({ engine: acceptingEngine({ health: async () => ({ engine: true, worker: false }) }) });
  });
  afterAll(() => api.close());

  it('lets everybody ask whether it is well, and nobody anything else', async () => {
    expect(await api.send('GET', '/health/live', { auth: null })).toMatchObject({ status: 200 });
    const ready = await api.send('GET', '/health/ready', { auth: null });
    expect(ready).toMatchObject({ status: 503, json: { ready: false, database: true, engine: true, worker: false } });
    expect(ready.json.missing).toEqual(['没有工作进程']);
    for (const url of ['/status', '/api/rounds', '/api/openapi.json', '/api/deadlines']) {
      const answer = await api.send('GET', url, { auth: null });
      expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
      expect(answer.headers['www-authenticate']).toContain('Basic');
    }
  });

  it.each([
    ['a wrong password', basic('office', 'wrong')],
    ['an unknown login', basic('nobody', '')],
    ['no password', basic('office', '')],
    ['another token', 'Bearer nonsense'],
    ['another scheme', 'Digest x'],
    ['nonsense', 'Basic %%%'],
  ])('refuses %s', async (_, auth) => {
    const answer = await api.send('GET', '/api/rounds', { auth });
    expect(answer).toMatchObject({ status: 401, json: { title: '未登录' } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('knows the office by its password, again and again', async () => {
    const auth = basic('office', api.password);
    expect(api.password.length).toBeGreaterThan(20);
    for (let i = 0; i < 2; i += 1)
      expect(await api.send('GET', '/api/rounds', { auth })).toMatchObject({ status: 200 });
  });

  it('leaves a backfill’s controls to this machine’s commands', async () => {
    const auth = basic('office', api.password);
    for (const control of ['tick', 'golive']) {
      const answer = await api.send('POST', `/api/workflows/R2022-02/${control}`, {
        auth,
        body: { until: '2022-04-12' },
      });
      expect(answer).toMatchObject({ status: 403, json: { code: 'not-permitted' } });
    }
    expect(await api.send('GET', '/api/workflows/R2022-02/status', { auth })).toMatchObject({ status: 403 });
  });

  it('refuses a mutation without Idempotency-Key, naming it', async () => {
    const body = { fact: 'plan.round-plan', at: '2022-04-12' };
    for (const key of [null, 'with space', 'x'.repeat(201), '编号']) {
      const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key };
      const answer = await api.send('POST', '/api/rounds/R2022-02/facts', { body, key: null, headers });
      expect(answer).toMatchObject({ status: 400, json: { errors: [{ field: 'Idempotency-Key' }] } });
    }
  });

  it('answers what it does not know, or cannot read, with a problem', async () => {
    const nowhere = await api.send('GET', '/api/nowhere');
    expect(nowhere).toMatchObject({ status: 404, json: { type: 'urn:xuncheng:problem:not-found', status: 404 } });
    expect(nowhere.json.instance).toBe(`urn:xuncheng:request:${nowhere.headers['x-request-id']}`);
    expect(await api.send('DELETE', '/api/rounds')).toMatchObject({ status: 404 });
    const url = '/api/rounds/R2022-02/facts';
    const headers = { 'content-type': 'application/json' };
    expect(await api.send('POST', url, { body: '{"fact":' as never, headers })).toMatchObject({ status: 400 });
    expect(await api.send('POST', url, { headers })).toMatchObject({ status: 400 });
    expect(
      await api.send('POST', url, { body: 'a=1' as never, headers: { 'content-type': 'text/csv' } }),
    ).toMatchObject({
      status: 415,
    });
    const body = { fact: 'a', at: '2022-04-12', data: { note: 'x'.repeat(1_100_000) } };
    expect(await api.send('POST', url, { body })).toMatchObject({ status: 413, json: { code: 'too-large' } });
    for (const round of ['r2022-02', 'R22-2', "R2022-02'--"]) {
      const answer = await api.send('GET', `/api/rounds/${encodeURIComponent(round)}`);
      expect(answer).toMatchObject({ status: 400, json: { errors: [{ field: 'round' }] } });
    }
  });

  it('describes every route, its answer and its problems', async () => {
    const { json } = await api.send('GET', '/api/openapi.json');
    const routes = Object.entries<Json>(json.paths).flatMap(([path, methods]) =>
      Object.entries<Json>(methods).map(([method, route]) => ({ name: `${method} ${path}`, method, route })),
    );
    expect(routes.length).toBeGreaterThan(40);
    for (const { name, method, route } of routes) {
      expect(route.responses.default.content, name).toHaveProperty(['application/problem+json']);
      expect(Object.keys(route.responses).length, name).toBeGreaterThan(1);
      const headers = (route.parameters ?? []).filter((parameter: Json) => parameter.in === 'header');
      expect(
        headers.map((header: Json) => header.name),
        name,
      ).toEqual(method === 'post' && !ONLY_ASK.has(name) ? ['idempotency-key'] : []);
    }
  });

  it('shows a page saying what runs', async () => {
    const { status, text, headers } = await api.send('GET', '/status');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    for (const part of ['巡程', '没有工作进程', 'nowhere:1', '/api/openapi.json', '还没有轮次', 'cn-2026'])
      expect(text).toContain(part);
  });
});
