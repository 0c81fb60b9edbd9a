import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { MetricsConfig } from '../config.ts';

/** What is answered besides the registry. */
export interface Served {
  registry: Registry;
  /** Metrics of others as text in Prometheus' format, appended. */
  more?: () => Promise<string>;
  /** Whether the process does its work: what `/live` answers, to anybody. */
  alive: () => boolean;
}

/**
 * Answers `GET /metrics` on a port of its own, only to whoever brings the bearer token where there is one, and
 * `GET /live`. Resolves with the port and how to stop.
 */
export async function serveMetrics({ host, port, token }: MetricsConfig, served: Served) {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (request.method !== 'GET') return answer(405, '');
    const [path] = (request.url ?? '').split('?');
    if (path === '/live') return served.alive() ? answer(200, 'ok\n') : answer(503, 'not working\n');
    if (path !== '/metrics') return answer(404, '');
    if (token !== undefined && !bears(request, token)) {
      response.setHeader('www-authenticate', 'Bearer');
      return answer(401, '');
    }
    const [own, others] = await Promise.all([served.registry.metrics(), served.more?.() ?? '']).catch(() => ['', '']);
    answer(200, own + others, served.registry.contentType);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function bears({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
