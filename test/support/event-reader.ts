import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Api } from '../../api/deps.ts';
import type { Json } from './api.ts';

export interface Heard {
  event: string;
  id: string | undefined;
  data: Json;
}

export interface EventReader {
  headers: IncomingMessage['headers'];
  heard: Heard[];
  /** Waits until an event of this name was heard and returns the newest. */
  until(event: string): Promise<Heard>;
  /** Whether the other side ended it. */
  ended: () => boolean;
  close(): void;
}

/** Listens to `/api/events` over a real connection as a browser does. */
export async function listenTo(app: Api, headers: Record<string, string>): Promise<EventReader> {
  const { port } = app.server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = { ...headers, accept: 'text/event-stream' };
    get({ port, host: '127.0.0.1', path: '/api/events', headers: asked, agent: false }, resolve).once('error', reject);
  });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}`);
  const heard: Heard[] = [];
  let text = '';
  let ended = false;
  answer.setEncoding('utf8');
  answer.on('data', (part: string) => {
    const blocks = (text + part).split('\n\n');
    text = blocks.pop() ?? '';
    heard.push(...blocks.map(eventOf));
  });
  answer.on('error', () => {});
  answer.once('close', () => {
    ended = true;
  });
  return {
    heard,
    headers: answer.headers,
    ended: () => ended,
    close: () => void answer.destroy(),
    async until(event) {
      const last = () => heard.findLast((one) => one.event === event);
      await expect.poll(last, { timeout: 10_000 }).toBeDefined();
      return last() as Heard;
    },
  };
}

function eventOf(block: string): Heard {
  const lines = block.split('\n').map((line) => line.split(/: (.*)/s));
  const of = (name: string) => lines.find(([field]) => field === name)?.[1];
  return { event: of('event') ?? '', id: of('id'), data: JSON.parse(of('data') ?? '{}') };
}
