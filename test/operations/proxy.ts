import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What stands before the API processes in a test: asks one after the other, as deploy/nginx/nginx.conf tells nginx to. */
export async function startProxy(ports: readonly number[]): Promise<{ url: string; close(): Promise<void> }> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const first = turn++;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const last = tried === ports.length - 1;
      const answer = await passOn(request, body, ports[(first + tried) % ports.length] ?? 0).catch(() => undefined);
      if (answer?.statusCode === undefined || ([502, 503].includes(answer.statusCode) && !last)) {
        answer?.resume();
        continue;
      }
      response.writeHead(answer.statusCode, { 'content-type': answer.headers['content-type'] ?? 'text/plain' });
      answer.pipe(response);
      return;
    }
    response.writeHead(502).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A connection of its own for each, as nginx makes without `keepalive`. */
function passOn(request: IncomingMessage, body: Buffer, port: number): Promise<IncomingMessage> {
  const { method = 'GET', url = '/', headers } = request;
  return new Promise((resolve, reject) => {
    const sent = ask({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers: { ...headers, connection: 'close' },
      agent: false,
    });
    sent.once('response', resolve).once('error', reject);
    sent.end(body);
  });
}
