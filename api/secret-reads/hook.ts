import type { FastifyRequest } from 'fastify';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { originalsShown } from '../originals-shown.ts';
import { addressed } from '../trail/keep.ts';
import { type Look, originals, READERS } from './readers.ts';

/** The one look at originals that goes out as text. */
const PRINTED = '/api/rounds/:round/originals/print';
/** An entry names so many; the rest is counted. */
const NAMED = 500;

/**
 * Keeps who looked at what is 密件 or sealed（查看密件）: one entry of the trail a request, naming what it showed, before
 * the answer goes out. What shows none of it leaves none.
 */
export function noteSecretReads(scope: Api, { db }: Pick<ApiDeps, 'db'>, books: Books): void {
  const lookOf = ({ params }: FastifyRequest): Look => ({ db, books, params: (params ?? {}) as Look['params'] });

  scope.addHook('preSerialization', async (request, reply, payload) => {
    const read = READERS[request.routeOptions.url ?? ''];
    if (read && isLook(request) && reply.statusCode === 200)
      await noteSecretRead(request, await read(lookOf(request), payload));
    return payload;
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.url === PRINTED && isLook(request) && reply.statusCode === 200) {
      const { round = '' } = lookOf(request).params;
      await noteSecretRead(request, originals(await originalsShown(db, round, await books.ofRound(round))));
    }
    return payload;
  });
}

function isLook({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Notes that a request showed these; nothing where there are none. */
export async function noteSecretRead(request: FastifyRequest, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const detail = { ...addressed(request), items: ids.slice(0, NAMED), count: ids.length };
  await request.server.trail.note(request, 'confidential-read', detail);
}
