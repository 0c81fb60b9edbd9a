import { z } from 'zod';
import { type ApiKeyRow, insertApiKey, listApiKeys, revokeApiKey } from '../../db/queries/api-keys.ts';
import { addMonths, dateOfInstant, dueInstant } from '../../procedure/counting/index.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import { keyHash, newKey } from '../auth/api-key.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { permitAction } from '../permissions/permit.ts';
import { ApiProblem, badFields, notFound, problem } from '../problem.ts';
import { callerOf } from '../record.ts';
import { apiKeyMadeSchema, apiKeySchema, apiKeyStartSchema } from '../schemas/api-keys.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import type { Trail } from '../trail/trail.ts';

const LONGEST_MONTHS = 12;

/** 接口密钥: a person's own keys for programs, made and revoked. */
export function apiKeyRoutes(api: Api, deps: Pick<ApiDeps, 'db' | 'now'>, trail: Trail): void {
  const { db } = deps;

  api.get(
    '/api/api-keys',
    { config: { right: 'own' }, schema: { summary: '自己的接口密钥', response: { 200: z.array(apiKeySchema) } } },
    async (request) => (await listApiKeys(db, request.account.id)).map(shown),
  );

  api.post(
    '/api/api-keys',
    {
      config: { right: 'own' },
      schema: {
        summary: '新建接口密钥；密钥只显示这一次',
        headers: idempotencyHeaders,
        body: apiKeyStartSchema,
        response: { 201: apiKeyMadeSchema },
      },
    },
    async (request, reply) => {
      const { name, actions, expires } = request.body;
      for (const action of actions) permitAction(request.account.may, action);
      const now = instantNow(deps);
      refuseTerm(expires, dateOfInstant(now));
      const { key: idempotency } = callerOf(request);
      const key = newKey();
      const row = {
        id: hashOf(['api-key', request.account.id, idempotency]).slice(0, 32),
        keyHash: keyHash(key),
        account: request.account.id,
        name,
        actions: [...new Set(actions)].sort(),
        createdAt: now,
        expiresAt: dueInstant(expires),
      };
      const made = await trail.recorded(request, 'api-key-made', async (tx) => {
        const result = await insertApiKey(tx, row);
        if (!result) throw alreadyMade();
        return { result, detail: { apiKey: result.id, actions: result.actions } };
      });
      reply.code(201).header('cache-control', 'no-store');
      return { ...shown(made), key };
    },
  );

  api.delete(
    '/api/api-keys/:id',
    {
      config: { right: 'own' },
      schema: {
        summary: '注销接口密钥：即刻失效',
        params: z.object({ id: z.string().max(80) }),
        response: { 200: apiKeySchema },
      },
    },
    (request) =>
      trail.recorded(request, 'api-key-revoked', async (tx) => {
        const row = await revokeApiKey(tx, request.account.id, request.params.id, instantNow(deps));
        if (!row) throw notFound('id', '没有这个密钥');
        return { result: shown(row), detail: { apiKey: row.id } };
      }),
  );
}

/** 409: the key of the first time is known to nobody but whoever wrote it down. */
function alreadyMade(): ApiProblem {
  const detail = '这一编号已建过密钥，密钥只显示一次；没有记下的，注销后换一个编号另建';
  return new ApiProblem(problem(409, 'api-key-exists', detail));
}

/** From today to a year from today, in Asia/Shanghai. */
function refuseTerm(expires: string, today: string): void {
  if (expires < today) throw badFields({ field: 'expires', detail: '到期日已经过去' });
  const longest = addMonths(today, LONGEST_MONTHS);
  if (expires > longest) throw badFields({ field: 'expires', detail: `至多一年，到 ${longest}` });
}

function shown({ id, name, actions, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiKeyRow) {
  return { id, name, actions, createdAt, expiresAt, lastUsedAt, revokedAt };
}
