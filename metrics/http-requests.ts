import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * How long each request took (seconds), by method, pattern of the address and status. The pattern, never the address:
 * what stands in its place may tell of whom is asked. To be called before the routes are there.
 */
export function timeRequests(app: Pick<FastifyInstance, 'addHook'>, registry: Registry): void {
  const duration = new Histogram({
    name: 'xuncheng_http_request_duration_seconds',
    help: '接口应答用时（秒）',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}
