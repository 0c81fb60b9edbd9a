import { get, type IncomingMessage } from 'node:http';
import { fastifySSE } from '@fastify/sse';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOBODY } from '../auth/account.ts';
import { Stream } from './stream.ts';

const app = fastify();
const streams: Stream[] = [];
let url: string;

beforeAll(async () => {
  await app.register(fastifySSE, { heartbeatInterval: 0 });
  app.get('/', { sse: 'only' }, async (_request, reply) => {
    reply.sse.keepAlive();
    const stream = new Stream({ ...NOBODY, session: 'x' }, reply.sse, reply.raw);
    streams.push(stream);
    stream.send('ready');
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

/** A browser's connection and the stream at our end of it. */
async function connected(): Promise<{ answer: IncomingMessage; stream: Stream }> {
  const answer = await new Promise<IncomingMessage>((resolve) => get(url, { agent: false }, resolve));
  const stream = streams.at(-1);
  if (!stream) throw new Error('no stream');
  return { answer, stream };
}

it('drops a reader that does not keep up, before its memory grows, and leaves the others alone', async () => {
  const slow = await connected();
  const quick = await connected();
  slow.answer.pause();
  let bytes = 0;
  quick.answer.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  const data = { changes: 'x'.repeat(200_000) };
  let sent = 0;
  while (slow.stream.isOpen && sent < 500) {
    sent += 1;
    const before = bytes;
    slow.stream.send('changed', data);
    quick.stream.send('changed', data);
    await expect.poll(() => bytes - before, { interval: 1 }).toBeGreaterThan(200_000);
  }
  expect(sent).toBeLessThan(500);
  expect(quick.stream.isOpen).toBe(true);
  quick.stream.end('over');
  await expect.poll(() => quick.answer.complete).toBe(true);
});
