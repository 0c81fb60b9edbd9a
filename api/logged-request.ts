import type { FastifyRequest } from 'fastify';
import { withoutToken } from './feeds/token.ts';

/**
 * What the log keeps of a request. A feed's address is its key, so the log has it without; what comes after the `?` may
 * be a person's name that is searched for, so the log has none of it.
 */
export function loggedRequest({ method, url, host, ip }: FastifyRequest) {
  const [path = ''] = url.split('?');
  return { method, url: withoutToken(path), host, remoteAddress: ip };
}
