import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The page asks this by itself, whoever is at it: no use of a session. */
    unattended?: boolean;
  }
}

/** What our page sends along while nobody is at it; all it can do is to let a session run out sooner. */
const HEADER = 'x-unattended';

/** Whether a page asks this by itself: a session nobody uses is over, however often its page asks for news. */
export function isUnattended({ headers, routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.unattended === true || headers[HEADER] !== undefined;
}
