import { z } from 'zod';
import { OFFICE } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import type { Item } from '../orchestrator.ts';
import { peopleShown, servicesShown } from '../people-shown.ts';
import { recordOneOrMany } from '../record.ts';
import { roundPeople } from '../round-people.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import { oneOrMany } from '../schemas/facts.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import {
  type PersonItem,
  personItemSchema,
  personParams,
  personQuerySchema,
  personSchema,
  serviceSchema,
} from '../schemas/people.ts';
import { recordedResponses } from '../schemas/results.ts';
import { roundPeopleSchema } from '../schemas/round-people.ts';

/** 人员名册、人才库: who may be named, who served where, and who serves in a round now. */
export function peopleRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.post(
    '/api/office/people',
    {
      config: { right: 'registers.record' },
      schema: { headers: idempotencyHeaders, body: oneOrMany(personItemSchema), response: recordedResponses },
    },
    (request, reply) =>
      recordOneOrMany(deps, request, reply, { workflowId: OFFICE, body: request.body, item: registered }),
  );

  api.get(
    '/api/office/people',
    {
      config: { right: 'registers.see' },
      schema: { querystring: personQuerySchema, response: { 200: cappedPageOf(personSchema) } },
    },
    async ({ query }) => {
      await books.ofOffice();
      return peopleShown(deps.db, query);
    },
  );

  api.get(
    '/api/office/people/:code/services',
    { config: { right: 'registers.see' }, schema: { params: personParams, response: { 200: z.array(serviceSchema) } } },
    async ({ params }) => {
      await books.ofOffice();
      return servicesShown(deps.db, params.code);
    },
  );

  api.get(
    '/api/rounds/:round/people',
    {
      config: { right: 'work.see', at: 'part' },
      schema: { params: roundParams, response: { 200: roundPeopleSchema } },
    },
    async ({ params, account }) => roundPeople(deps.db, params.round, await books.ofRound(params.round), account),
  );
}

function registered({ approval, evidence, ...person }: PersonItem): Item {
  return { command: { type: 'register-person', ...person }, approval, evidence };
}
