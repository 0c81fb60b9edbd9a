import { z } from 'zod';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import type { Books } from '../books.ts';
import { catchUpCalendar } from '../calendars/catch-up.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { newestRules } from '../newest-rules.ts';
import { callerOf } from '../record.ts';
import { checkStart, groupsOf, startInstant } from '../round-start.ts';
import { checkTargets } from '../round-targets.ts';
import { roundShown, roundsShown } from '../rounds-shown.ts';
import { idempotencyHeaders, pageOf, roundParams } from '../schemas/common.ts';
import { acceptedSchema } from '../schemas/results.ts';
import { roundStartSchema } from '../schemas/round-start.ts';
import { roundLineSchema, roundQuerySchema, roundSchema, workflowSchema } from '../schemas/rounds.ts';

const startedSchema = acceptedSchema.extend({ round: z.string(), rulebook: z.string(), rulebookHash: z.string() });

/** 轮次: list, start, overview, and the workflows each consists of. */
export function roundRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/api/rounds',
    {
      config: { right: 'rounds.see', at: 'any' },
      schema: { querystring: roundQuerySchema, response: { 200: pageOf(roundLineSchema) } },
    },
    ({ query, account }) => roundsShown(deps, books, account, query),
  );

  api.post(
    '/api/rounds',
    {
      config: { right: 'rounds.start' },
      schema: {
        headers: idempotencyHeaders,
        body: roundStartSchema,
        response: { 200: startedSchema, 201: startedSchema },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { book, calendar, now } = await newestRules(deps, books, body.rulebook);
      checkStart(body, book, calendar, now);
      await checkTargets(deps.db, body.groups);
      const started = await deps.orchestrator.startRound({
        ...callerOf(request),
        round: body.no,
        book,
        calendar,
        groups: groupsOf(body.groups, book),
        params: body.params,
        plans: body.plans,
        mode: body.mode,
        instant: startInstant(body, now),
        request: body,
      });
      await catchUpCalendar(deps, callerOf(request), body.no, calendar);
      const { repeated, ...rest } = started;
      reply.code(repeated ? 200 : 201).header('location', `/api/rounds/${body.no}`);
      const again = repeated ? { repeated } : {};
      return {
        status: 'accepted' as const,
        ...rest,
        ...again,
        round: body.no,
        rulebook: book.id,
        rulebookHash: book.hash,
      };
    },
  );

  api.get(
    '/api/rounds/:round',
    { config: { right: 'rounds.see', at: 'part' }, schema: { params: roundParams, response: { 200: roundSchema } } },
    ({ params, account }) => roundShown(deps, books, params.round, account),
  );

  api.get(
    '/api/rounds/:round/workflows',
    {
      config: { right: 'rounds.see', at: 'round' },
      schema: { params: roundParams, response: { 200: z.array(workflowSchema) } },
    },
    async ({ params }) => {
      await books.ofRound(params.round);
      return workflowsOfRound(deps.db, params.round);
    },
  );
}
