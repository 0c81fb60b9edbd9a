import type { FastifyReply, FastifyRequest } from 'fastify';
import { overTls } from '../http/over-tls.ts';
import { ABSOLUTE_MS } from './limits.ts';

const NAME = 'xuncheng';

/** With TLS a browser takes the name from this host alone, so that no neighbour can set it. */
function cookieName(request: FastifyRequest): string {
  return overTls(request) ? `__Host-${NAME}` : NAME;
}

/** The session's token as the browser shows it. */
export function shownToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(request)];
}

export function giveToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, { ...attributes(request), maxAge: ABSOLUTE_MS / 1000 });
}

export function takeToken(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), attributes(request));
}

function attributes(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: overTls(request) } as const;
}
