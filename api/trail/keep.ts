import type { FastifyReply, FastifyRequest } from 'fastify';
import { reasonOf } from '../../db/reason.ts';
import type { TrailDetail } from '../../db/schema/trail.ts';
import type { TrailEvent } from '../../db/trail/events.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { openTrail, type Trail } from './trail.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** 审计日志; from a handler: `request.server.trail`. */
    trail: Trail;
  }
  interface FastifyContextConfig {
    /** Noted with the codes in the address, before an answer that tells anything goes out. */
    trail?: TrailEvent;
  }
}

/** Counts are kept at most this long after their span, and when the process ends. */
const SETTLE_MS = 10_000;

/** Gives the application its trail. */
export function keepTrail(app: Api, deps: Pick<ApiDeps, 'db' | 'now' | 'logLevel'>): Trail {
  const trail = openTrail(deps, app.log);
  const settle = (all?: boolean) =>
    trail.settle(all).catch((error: Error) => app.log.error({ message: reasonOf(error) }, 'trail: counts were lost'));
  let timer: NodeJS.Timeout | undefined;
  app.decorate('trail', trail);
  app.addHook('onReady', async () => {
    timer = setInterval(settle, SETTLE_MS).unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await settle(true);
  });
  app.addHook('onSend', async (request, reply) => {
    const event = request.routeOptions.config.trail ?? takenOut(request, reply);
    if (event !== undefined && reply.statusCode < 300) await trail.note(request, event, addressed(request));
  });
  return trail;
}

/** What leaves as a paper or a file, as against data that a page shows. */
function takenOut({ routeOptions }: FastifyRequest, reply: FastifyReply): TrailEvent | undefined {
  if (!routeOptions.url?.startsWith('/api/')) return undefined;
  const type = String(reply.getHeader('content-type') ?? '');
  if (type.startsWith('text/html')) return 'printed';
  const file = String(reply.getHeader('content-disposition') ?? '').startsWith('attachment');
  return file || type.startsWith('text/plain') ? 'exported' : undefined;
}

/** Ids are short and plain; anything else somebody typed, and it stays out. */
export function isCode(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.-]{1,40}$/.test(text);
}

/** What a request asked for: the route and the codes in its address. */
export function addressed({ method, params, routeOptions }: FastifyRequest): TrailDetail {
  const named = Object.entries((params ?? {}) as object).map(([key, code]) => [key, String(code)]);
  return { method, route: routeOptions.url ?? '', ...Object.fromEntries(named.filter(([, code]) => isCode(code))) };
}
