import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Json } from './api.ts';

export interface Post {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  json: Json;
}

export interface ChatServer {
  url: string;
  /** Everything posted, whatever was answered. */
  posts: Post[];
  answer: { status: number; body: string };
  close(): Promise<void>;
}

/** The robot of a group chat on a free port of this machine. */
export async function chatServer(): Promise<ChatServer> {
  const chat: ChatServer = {
    url: '',
    posts: [],
    answer: { status: 200, body: '{"errcode":0,"errmsg":"ok"}' },
    close: async () => undefined,
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    chat.posts.push({ url: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) });
    response.writeHead(chat.answer.status).end(chat.answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  chat.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot?key=k`;
  chat.close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return chat;
}
