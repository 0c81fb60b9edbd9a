import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../deps.ts';
import { notFoundHandler } from '../error-handler.ts';

const YEAR_SECONDS = 31_536_000;
/** Addresses of the API, never of a page a person opens. */
const NOT_PAGES = /^\/(api|health|feeds|assets)(\/|$)/;
/** What the page says of itself when it asks: it has its own way to sign in. */
const OWN_PAGE = 'xuncheng';

/**
 * The office's page, open to everybody: it holds nothing but the program. Hashed files may be kept for a year, the
 * page itself never; an address that the page knows and the API does not is the page.
 */
export async function pageFiles(api: Api, folder: string): Promise<void> {
  const config = { open: true };
  const schema = { hide: true };
  await api.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
  });
  api.get('/', { config, schema }, (_request, reply) => thePage(reply));
  api.get('/icon.svg', { config, schema }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').sendFile('icon.svg'),
  );
  api.get<{ Params: { '*': string } }>('/assets/*', { config, schema }, ({ params }, reply) =>
    reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).sendFile(`assets/${params['*']}`),
  );
  // The browser's own window would ask for a password beside the page's.
  api.addHook('onSend', ({ headers }, reply, payload, done) => {
    const own = headers['x-requested-with'] === OWN_PAGE || headers.accept === 'text/event-stream';
    if (own) reply.removeHeader('www-authenticate');
    done(null, payload);
  });
}

/** Client routes are the page; everything else that is not there is a problem. */
export function pageOrNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { method, headers, url } = request;
  const path = url.split('?')[0] ?? '';
  const opened = (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true;
  if (opened && !NOT_PAGES.test(path)) return thePage(reply);
  notFoundHandler(request, reply);
  return undefined;
}

function thePage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').sendFile('index.html');
}
