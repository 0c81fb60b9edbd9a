import type { FastifyRequest } from 'fastify';

/** Asked over TLS, here or at the proxy before us; who lies about it only hurts their own sign-in. */
export function overTls(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
