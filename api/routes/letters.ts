import type { FastifyContextConfig } from 'fastify';
import type { z } from 'zod';
import { inspectionsOfRound } from '../../db/queries/inspections.ts';
import { lettersOfRound } from '../../db/queries/letters.ts';
import { LETTER_FACTS } from '../../procedure/heart/entity-facts.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { lettersOfBook, sendCommands } from '../letters.ts';
import { lettersPage } from '../letters-page.ts';
import { lettersShown } from '../letters-shown.ts';
import type { Item } from '../orchestrator.ts';
import { hasRound, hasUnit, type Reach, reachOf } from '../permissions/reach.ts';
import { type Problem, problem } from '../problem.ts';
import { recordMany } from '../record.ts';
import { idempotencyHeaders, pageOf, roundParams } from '../schemas/common.ts';
import { manyOf } from '../schemas/facts.ts';
import {
  distributionItemSchema,
  filingItemSchema,
  letterItemSchema,
  letterQuerySchema,
  letterSchema,
  replyItemSchema,
  returnItemSchema,
  sendLettersSchema,
} from '../schemas/letters.ts';
import { batchResponses } from '../schemas/results.ts';

type LetterItem = z.infer<typeof letterItemSchema> & FactData;

/** 函件: send one to each unit, then register receipts, replies and originals, many on one screen. */
export function letterRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const mutation = { headers: idempotencyHeaders, params: roundParams, response: batchResponses };

  api.get(
    '/api/rounds/:round/letters',
    {
      config: { right: 'letters.see', at: 'part' },
      schema: {
        summary: '本轮函件',
        params: roundParams,
        querystring: letterQuerySchema,
        response: { 200: pageOf(letterSchema) },
      },
    },
    async ({ params: { round }, query, account }) =>
      lettersPage(await lettersShown(deps, round, await books.ofRound(round), account), query),
  );

  api.post(
    '/api/rounds/:round/letters',
    {
      config: { right: 'letters.record', at: 'round' },
      schema: { ...mutation, summary: '发函：规程所列单位各一件', body: sendLettersSchema },
    },
    async (request, reply) => {
      const { params, body } = request;
      const book = await books.ofRound(params.round);
      const everybody = (await inspectionsOfRound(deps.db, params.round)).map(({ ref }) => ref);
      return recordMany(deps, request, reply, params.round, sendCommands(book, body, everybody));
    },
  );

  const happenings = (
    path: string,
    fact: keyof typeof LETTER_FACTS,
    item: z.ZodType<LetterItem>,
    config: FastifyContextConfig = { right: 'letters.record', at: 'round' },
  ) =>
    api.post(
      `/api/rounds/:round/letters/${path}`,
      { config, schema: { ...mutation, summary: `函件：${LETTER_FACTS[fact]}`, body: manyOf(item) } },
      async (request, reply) => {
        const { params, body, account } = request;
        const reach = reachOf(account, 'letters.record', 'letters.receive');
        const known = await knownLetters(deps, books, params.round, reach);
        const items = body.items.map((one): Item | Problem =>
          known.has(one.letter) ? commandOf(fact, one) : noLetter(one.letter),
        );
        return recordMany(deps, request, reply, params.round, items);
      },
    );

  happenings('receipts', 'letter.received', letterItemSchema, {
    right: ['letters.record', 'letters.receive'],
    at: 'part',
  });
  happenings('personnel', 'letter.personnel-received', letterItemSchema);
  happenings('no-personnel', 'letter.no-personnel', letterItemSchema);
  happenings('replies', 'letter.replied', replyItemSchema);
  happenings('distributions', 'letter.distributed', distributionItemSchema);
  happenings('returns', 'letter.original-returned', returnItemSchema);
  happenings('filings', 'letter.original-archived', filingItemSchema);
}

/** The letters of a round that may be told of: those of one's own unit, of them what was sent. */
async function knownLetters(deps: ApiDeps, books: Books, round: string, reach: Reach): Promise<Set<string>> {
  const own = lettersOfBook(await books.ofRound(round)).keys();
  const sent = await lettersOfRound(deps.db, round);
  const all = hasRound(reach, round);
  return new Set([
    ...(all ? own : []),
    ...sent.filter(({ unit }) => all || hasUnit(reach, unit)).map((view) => view.letter),
  ]);
}

function commandOf(fact: string, { letter, at, late, approval, evidence, ...data }: LetterItem): Item {
  return {
    command: { type: 'record-fact', fact, on: `letter/${letter}`, at, data, ...(late !== undefined && { late }) },
    approval,
    evidence,
  };
}

function noLetter(letter: string): Problem {
  const detail = `本轮次没有函件 ${letter}`;
  return problem(404, 'not-found', detail, { errors: [{ field: 'letter', detail }] });
}
