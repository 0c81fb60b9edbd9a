import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { isReady, waitReady } from './ready.ts';

let app = Fastify();

afterEach(() => app.close());

/** A product that answers so. */
async function answering(status: number, body: unknown): Promise<string> {
  app = Fastify();
  app.get('/health/ready', (_, reply) => reply.code(status).send(body));
  return app.listen({ host: '127.0.0.1', port: 0 });
}

describe('waiting for the product', () => {
  it('ends when it says it is ready', async () => {
    const url = await answering(200, { ready: true, missing: [] });
    await waitReady(url, 1000);
    expect(await isReady(url)).toBe(true);
  });

  it('tells what it lacked when the time is over', async () => {
    const url = await answering(503, { ready: false, missing: ['引擎连不上', '没有工作进程'] });
    await expect(waitReady(url, 300)).rejects.toThrow(/仍未就绪（引擎连不上，没有工作进程）/);
    expect(await isReady(url)).toBe(false);
  });

  it('tells that nobody answered, or not as ours does', async () => {
    const url = await answering(502, 'bad gateway');
    await expect(waitReady(url, 300)).rejects.toThrow(/应答 502/);
    await app.close();
    await expect(waitReady(url, 300)).rejects.toThrow(/没有人应答/);
  });
});
