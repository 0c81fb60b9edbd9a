import { markAllRead, markRead } from '../../db/queries/inbox.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { deliveriesShown, retryDelivery } from '../deliveries.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { digestShown } from '../digest.ts';
import { inboxShown } from '../inbox.ts';
import { readerOf } from '../inbox-reader.ts';
import { papersShown } from '../papers.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
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
import { cappedPageOf } from '../schemas/listing.ts';

/** 收件箱: notices of the signed-in account, what was sent of them, numbered papers, the digest. */
export function inboxRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const reader = (account: Account) => readerOf(deps, books, account);

  api.get(
    '/api/inbox',
    {
      config: { right: 'inbox.see', at: 'any' },
      schema: { querystring: inboxQuerySchema, response: { 200: inboxSchema } },
    },
    async ({ query, account }) => inboxShown(deps, books, await reader(account), query),
  );

  // Reading twice is reading once, whatever the key.
  const reading = { headers: idempotencyHeaders, response: { 200: readCountSchema } };
  api.post(
    '/api/inbox/read',
    { config: { right: 'inbox.see', at: 'any' }, schema: { ...reading, body: readSchema } },
    async ({ body, account }) => ({
      marked: await markRead(deps.db, await reader(account), body.ids),
    }),
  );
  api.post(
    '/api/inbox/read-all',
    { config: { right: 'inbox.see', at: 'any' }, schema: { ...reading, body: readAllSchema } },
    async ({ body, account }) => ({
      marked: await markAllRead(deps.db, await reader(account), body.round),
    }),
  );

  api.get(
    '/api/deliveries',
    {
      config: { right: 'ledger.see' },
      schema: { querystring: deliveryQuerySchema, response: { 200: cappedPageOf(deliverySchema) } },
    },
    ({ query }) => deliveriesShown(deps, query),
  );
  api.post(
    '/api/deliveries/:id/retry',
    {
      config: { right: 'registers.record' },
      schema: { headers: idempotencyHeaders, params: deliveryParams, response: { 200: retriedSchema } },
    },
    ({ params }) => retryDelivery(deps, params.id),
  );

  api.get(
    '/api/papers',
    {
      config: { right: 'ledger.see' },
      schema: { querystring: paperQuerySchema, response: { 200: cappedPageOf(paperSchema) } },
    },
    ({ query }) => papersShown(deps, query),
  );

  api.get(
    '/api/digest',
    { config: { right: 'ledger.see' }, schema: { querystring: digestQuerySchema, response: { 200: digestSchema } } },
    ({ query }) => digestShown(deps, query),
  );
}
