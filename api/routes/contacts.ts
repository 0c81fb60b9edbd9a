import { addNewContact, contactsShown, putContact, retireContact } from '../contacts.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { callerOf } from '../record.ts';
import { idempotencyHeaders, pageOf } from '../schemas/common.ts';
import {
  contactItemSchema,
  contactParams,
  contactPutSchema,
  contactQuerySchema,
  contactSchema,
} from '../schemas/contacts.ts';

/** 联系人: who is reached how when a notice goes to a role or a unit. */
export function contactRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/api/contacts',
    {
      config: { right: 'registers.see' },
      schema: { querystring: contactQuerySchema, response: { 200: pageOf(contactSchema) } },
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
}
