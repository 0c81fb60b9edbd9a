import { markAllRead, markRead } from '../../db/queries/inbox.ts';
import { instantNow } from '../clock.ts';
import { deliveriesShown, retryDelivery } from '../deliveries.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { digestShown } from '../digest.ts';
import { inboxShown } from '../inbox.ts';
import { papersShown } from '../papers.ts';
import { idempotencyHeaders, pageOf } from '../schemas/common.ts';
import {
  deliveryParams,
  deliveryQuerySchema,
  deliverySchema,
  digestQuerySchema,
  digestSchema,
  inboxQuerySchema,
  inboxSchema,
  paperQuerySchema,
  paperSchema,
  readAllSchema,
  readCountSchema,
  readSchema,
  retriedSchema,
} from '../schemas/inbox.ts';

/** 收件箱: notices of the signed-in account, what was sent of them, numbered papers, the digest. */
export function inboxRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/api/inbox',
    { schema: { querystring: inboxQuerySchema, response: { 200: inboxSchema } } },
    ({ query, account }) => inboxShown(deps, account.login, query),
  );

  // Reading twice is reading once, whatever the key.
  const reading = { headers: idempotencyHeaders, response: { 200: readCountSchema } };
  api.post('/api/inbox/read', { schema: { ...reading, body: readSchema } }, async ({ body, account }) => ({
    marked: await markRead(deps.db, account.login, body.ids, instantNow(deps)),
  }));
  api.post('/api/inbox/read-all', { schema: { ...reading, body: readAllSchema } }, async ({ body, account }) => ({
    marked: await markAllRead(deps.db, account.login, body.round, instantNow(deps)),
  }));

  api.get(
    '/api/deliveries',
    { schema: { querystring: deliveryQuerySchema, response: { 200: pageOf(deliverySchema) } } },
    ({ query }) => deliveriesShown(deps, query),
  );
  api.post(
    '/api/deliveries/:id/retry',
    { schema: { headers: idempotencyHeaders, params: deliveryParams, response: { 200: retriedSchema } } },
    ({ params }) => retryDelivery(deps, params.id),
  );

  api.get(
    '/api/papers',
    { schema: { querystring: paperQuerySchema, response: { 200: pageOf(paperSchema) } } },
    ({ query }) => papersShown(deps, query),
  );

  api.get('/api/digest', { schema: { querystring: digestQuerySchema, response: { 200: digestSchema } } }, ({ query }) =>
    digestShown(deps, query),
  );
}
