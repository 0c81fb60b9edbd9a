import fastify from 'fastify';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../procedure/entry.ts';
import type { Flush } from '../procedure/flush.ts';
import { timeFlushes } from './flushes.ts';
import { timeRequests } from './http-requests.ts';
import { serveMetrics } from './serve.ts';

const TOKEN = 'token-of-sixteen-and-more';
const registry = new Registry();
let served: Awaited<ReturnType<typeof serveMetrics>>;
let alive = true;

const get = (path: string, authorization?: string) =>
  fetch(`http://127.0.0.1:${served.port}${path}`, { headers: authorization ? { authorization } : {} });
const metrics = async () => (await get('/metrics', `Bearer ${TOKEN}`)).text();

beforeAll(async () => {
  const more = async () => 'temporal_num_pollers 4\n';
  served = await serveMetrics({ host: '127.0.0.1', port: 0, token: TOKEN }, { registry, more, alive: () => alive });
});
afterAll(() => served.close());

describe('metrics', () => {
  it('are for whoever has the token', async () => {
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics', 'Bearer token-of-sixteen-and-les')).status).toBe(401);
    expect((await get('/metrics', `Bearer ${TOKEN}`)).status).toBe(200);
    expect((await get('/else', `Bearer ${TOKEN}`)).status).toBe(404);
  });

  it('have what the engine’s library tells', async () => {
    expect(await metrics()).toContain('temporal_num_pollers 4');
  });

  it('tell anybody whether the process works, and nothing else', async () => {
    expect(await (await get('/live')).text()).toBe('ok\n');
    alive = false;
    expect((await get('/live')).status).toBe(503);
  });

  it('time requests by pattern, so that no name in an address gets in', async () => {
    const app = fastify();
    timeRequests(app, registry);
    await app.register(async (scope) => {
      scope.get('/api/people/:person', async () => ({}));
    });
    await app.inject('/api/people/zhang?q=name');
    await app.inject('/nobody-is-here');
    const text = await metrics();
    expect(text).toContain('_count{method="GET",route="/api/people/:person",status="200"} 1');
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toMatch(/zhang|q=name|nobody-is-here/);
  });

  it('time flushes from the first entry on, and count those that failed', async () => {
    let fails = true;
    const record = async (_: Flush): Promise<void> => {
      if (fails) throw new Error('away');
    };
    const watched = timeFlushes(timeFlushes({ record }, registry), registry);
    const entry = { recordedAt: new Date(Date.now() - 3000).toISOString() } as Entry;
    const flush = { entries: [entry] } as Flush;
    await expect(watched.record(flush)).rejects.toThrow('away');
    fails = false;
    await watched.record(flush);
    const text = await metrics();
    expect(text).toMatch(/xuncheng_flush_lag_seconds_bucket\{le="2.5"\} 0\n.*le="5"\} 2\n/);
    expect(text).toContain('xuncheng_flush_failures_total 2');
  });
});
