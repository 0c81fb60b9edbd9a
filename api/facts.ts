import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type FactFilter, listFacts } from '../db/queries/facts.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { ApiDeps } from './deps.ts';
import type { Item } from './orchestrator.ts';
import { recordOneOrMany } from './record.ts';
import type { FactItem, factSchema } from './schemas/facts.ts';
import { factTitle } from './words.ts';

/** The command of a fact to record. */
export function factCommand({ approval, evidence, key, on, ...fact }: FactItem, subject: string): Item {
  return { command: { type: 'record-fact', on: on ?? subject, ...fact }, approval, evidence, key };
}

/** Records one fact or a batch of them in a workflow; `subject` is what they are about unless they say. */
export function recordFacts(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { workflowId, subject, body }: { workflowId: string; subject: string; body: FactItem | { items: FactItem[] } },
) {
  return recordOneOrMany(deps, request, reply, { workflowId, body, item: (one) => factCommand(one, subject) });
}

/** Facts as last corrected. */
export async function factsShown(
  deps: ApiDeps,
  book: Rulebook,
  filter: FactFilter,
): Promise<z.infer<typeof factSchema>[]> {
  const rows = await listFacts(deps.db, filter);
  return rows.map(({ factId: id, subject: on, ...row }) => ({
    ...row,
    id,
    on,
    title: factTitle(book, row.fact),
  }));
}
