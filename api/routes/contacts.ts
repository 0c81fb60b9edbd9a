import { tryContact } from '../contact-trial.ts';
import { addNewContact, contactsShown, putContact, retireContact } from '../contacts.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { callerOf } from '../record.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import {
  contactItemSchema,
  contactParams,
  contactPutSchema,
  contactQuerySchema,
  contactSchema,
  contactTrialSchema,
} from '../schemas/contacts.ts';
import { cappedPageOf } from '../schemas/listing.ts';

/** 联系人: who is reached how when a notice goes to a role or a unit. */
export function contactRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/api/contacts',
    {
      config: { right: 'registers.see' },
      schema: { querystring: contactQuerySchema, response: { 200: cappedPageOf(contactSchema) } },
    },
    ({ query }) => contactsShown(deps, query),
  );

  api.post(
    '/api/contacts',
    {
      config: { right: 'registers.record' },
      schema: { headers: idempotencyHeaders, body: contactItemSchema, response: { 200: contactSchema } },
    },
    (request) => addNewContact(deps, callerOf(request), request.body),
  );

  api.put(
    '/api/contacts/:id',
    {
      config: { right: 'registers.record' },
      schema: { params: contactParams, body: contactPutSchema, response: { 200: contactSchema } },
    },
    ({ params, body }) => putContact(deps, params.id, body),
  );

  api.delete(
    '/api/contacts/:id',
    { config: { right: 'registers.record' }, schema: { params: contactParams, response: { 200: contactSchema } } },
    ({ params }) => retireContact(deps, params.id),
  );

  api.post(
    '/api/contacts/:id/trial',
    {
      config: { right: 'registers.record' },
      schema: {
        summary: '试发：看这个联系人能不能送到，结果在送达里',
        headers: idempotencyHeaders,
        params: contactParams,
        response: { 202: contactTrialSchema },
      },
    },
    async (request, reply) => {
      reply.code(202);
      return tryContact(deps, callerOf(request), request.params.id);
    },
  );
}
