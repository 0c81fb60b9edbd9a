import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import type { Caller, Item, ItemResult, Submitted } from './orchestrator.ts';
import { ApiProblem, type Problem } from './problem.ts';
import type { acceptedSchema, batchResultSchema } from './schemas/results.ts';
import { addressed } from './trail/keep.ts';

/** Who asks, under which key; the key was checked by the route's header schema. */
export function callerOf(request: FastifyRequest): Caller {
  return { account: request.account.login, key: String(request.headers['idempotency-key']) };
}

/** Registers one item. A refusal is the answer to the request. */
export async function recordOne(
  { orchestrator }: Pick<ApiDeps, 'orchestrator'>,
  request: FastifyRequest,
  workflowId: string,
  item: Item,
): Promise<z.infer<typeof acceptedSchema>> {
  const { results, ledger } = await orchestrator.submit({ ...callerOf(request), workflowId, items: [item] });
  const [result] = results;
  if (result?.status === 'accepted') return { ...result, ledger };
  throw result ? refusedWith(result.problem) : new Error('no result');
}

/** Registers many items, or refuses some of them beforehand; each has its own result. */
export async function recordMany(
  { orchestrator }: Pick<ApiDeps, 'orchestrator'>,
  request: FastifyRequest,
  reply: FastifyReply,
  workflowId: string,
  items: (Item | Problem)[],
): Promise<z.infer<typeof batchResultSchema>> {
  const kept = items.filter((item) => !('command' in item) && isKept(item)).length;
  if (kept > 0) await request.server.trail.note(request, 'refused', { ...addressed(request), items: kept });
  const asked = items.flatMap((item, index) => ('command' in item ? [{ ...item, index }] : []));
  const nothing: Submitted = { ledger: 'written', results: [] };
  const answer =
    asked.length === 0 ? nothing : await orchestrator.submit({ ...callerOf(request), workflowId, items: asked });
  const answers = answer.results.values();
  const results = items.map((item): ItemResult => {
    if (!('command' in item)) return { status: 'refused', problem: item };
    const next = answers.next();
    if (next.done) throw new Error('a result is missing');
    return next.value;
  });
  reply.code(results.every(({ status }) => status === 'accepted') ? 200 : 207);
  return { ledger: answer.ledger, results };
}

/** What is to be registered in a workflow. */
interface Recorded<T extends object> {
  workflowId: string;
  body: T | { items: T[] };
  item: (one: T) => Item;
  /** Why one of them is refused beforehand. */
  refused?: (one: T) => Promise<Problem | undefined>;
}

/** Registers one item, or each of `{items: […]}`. */
export async function recordOneOrMany<T extends object>(
  deps: Pick<ApiDeps, 'orchestrator'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { workflowId, body, item, refused }: Recorded<T>,
) {
  if (!('items' in body)) {
    const problem = await refused?.(body);
    if (problem) throw new ApiProblem(problem, undefined, isKept(problem));
    return recordOne(deps, request, workflowId, item(body));
  }
  const items = await Promise.all(body.items.map(async (one) => (await refused?.(one)) ?? item(one)));
  return recordMany(deps, request, reply, workflowId, items);
}

/** Kept from this caller, as against: not to be registered by anybody. */
function isKept({ status }: Problem): boolean {
  return status === 403 || status === 404;
}

function refusedWith(refused: Problem): ApiProblem {
  return new ApiProblem(refused, refused.status === 503 ? 1 : undefined);
}
