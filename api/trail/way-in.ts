import type { FastifyRequest } from 'fastify';
import type { TrailEvent } from '../../db/trail/events.ts';
import { LOCAL_LOGIN } from '../auth/account.ts';

/** How a caller came in without signing in at the page, which is an entry of its own; undefined for a session. */
export function wayIn({ account, headers }: FastifyRequest): TrailEvent | undefined {
  if (account.session !== undefined) return undefined;
  if (account.login === LOCAL_LOGIN) return 'local-used';
  return /^bearer /i.test(headers.authorization ?? '') ? 'key-used' : 'basic-used';
}
