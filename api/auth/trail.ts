import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Api, ApiDeps } from '../deps.ts';

/** What happens to accounts and sign-ins, logged whatever the level: who, what, never a password or a token. */
export interface Trail {
  note(request: FastifyRequest, event: string, more?: Record<string, string | number | string[]>): void;
}

export function openTrail(api: Api, { logLevel }: Pick<ApiDeps, 'logLevel'>): Trail {
  const level = logLevel === 'silent' ? 'silent' : 'info';
  const log: FastifyBaseLogger = api.log.child({ trail: 'people' }, { level });
  return {
    note: ({ id, ip, account }, event, more = {}) =>
      log.info({ reqId: id, remoteAddress: ip, ...(account.login && { by: account.login }), ...more }, event),
  };
}
