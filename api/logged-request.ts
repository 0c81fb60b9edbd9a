import type { FastifyRequest } from 'fastify';
import { withoutToken } from './feeds/token.ts';

/** What the log keeps of a request. A feed's address is its key, so the log has it without. */
export function loggedRequest({ method, url, host, ip }: FastifyRequest) {
  return { method, url: withoutToken(url), host, remoteAddress: ip };
}
