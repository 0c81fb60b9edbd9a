import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type FactFilter, listFacts } from '../db/queries/facts.ts';
import { subjectOf } from '../procedure/heart/subject.ts';
import { roundOf } from '../procedure/ids.ts';
import { withPreparer } from '../procedure/rights/preparer.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import type { Item } from './orchestrator.ts';
import { notTheirs } from './permissions/recording.ts';
import { aroundIn, factsSeen } from './permissions/sees.ts';
import { viewerOf } from './permissions/viewer.ts';
import { recordOneOrMany } from './record.ts';
import type { FactItem, factSchema } from './schemas/facts.ts';
import { factTitle } from './words.ts';

/** The command of a fact to record. */
export function factCommand({ approval, evidence, key, on, ...fact }: FactItem, subject: string): Item {
  return { command: { type: 'record-fact', on: on ?? subject, ...fact }, approval, evidence, key };
}

interface Registered {
  books: Books;
  workflowId: string;
  subject: string;
  body: FactItem | { items: FactItem[] };
}

/** Records one fact or a batch of them in a workflow; `subject` is what they are about unless they say. */
export async function recordFacts(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { books, workflowId, subject, body }: Registered,
) {
  const { account } = request;
  const book = await books.ifWritten(workflowId);
  const recording = { db: deps.db, book, workflowId, account };
  const prepared = (one: FactItem): FactItem => {
    const { fact, data, on = subject } = one;
    const matter = { round: roundOf(workflowId), fact, subject: subjectOf(on), data };
    return book ? { ...one, data: withPreparer(book, matter, viewerOf(account, 'facts.record')) } : one;
  };
  return recordOneOrMany(deps, request, reply, {
    ...{ workflowId, body },
    item: (one) => factCommand(prepared(one), subject),
    refused: ({ on = subject, fact, data, approval }) => notTheirs(recording, { fact, on, data }, approval),
  });
}

/** Facts as last corrected, those somebody may know of. */
export async function factsShown(
  deps: ApiDeps,
  book: Rulebook,
  filter: FactFilter,
  viewer: Viewer,
): Promise<z.infer<typeof factSchema>[]> {
  const rows = await listFacts(deps.db, filter);
  const { round } = filter;
  const around = round === undefined || viewer.local ? undefined : await aroundIn(deps.db, book, round);
  return factsSeen(book, rows, viewer, around).map(({ factId: id, subject: on, ...row }) => ({
    ...row,
    id,
    on,
    title: factTitle(book, row.fact),
  }));
}
