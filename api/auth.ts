import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import basicAuth from '@fastify/basic-auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db/client.ts';
import { accountByLogin, rehashPassword } from '../db/queries/accounts.ts';
import type { Api } from './deps.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';
import { type Action, permit } from './permissions.ts';
import { ApiProblem, problem } from './problem.ts';

/** Who sent the request. */
export interface Account {
  login: string;
  name: string;
  role: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    account: Account;
  }
  interface FastifyContextConfig {
    /** What the caller must be allowed; GET reads and everything else records where not given. */
    action?: Action;
  }
}

const LOCAL: Account = { login: 'local', name: '本机命令', role: 'local' };
const NOBODY: Account = { login: '', name: '', role: '' };

/** Placeholder sign-in: Basic for people, a bearer token for this machine's own commands. Guards every route of `api`. */
export async function guard(api: Api, { db, localToken }: { db: Db; localToken: string }): Promise<void> {
  const key = randomBytes(32);
  const mac = (text: string) => createHmac('sha256', key).update(text).digest();
  const token = mac(localToken);
  const unknown = await hashPassword('');
  // A hash costs 50 ms: what it once found true of a stored hash is not asked again.
  const verified = new Set<string>();

  async function validate(login: string, password: string, request: FastifyRequest): Promise<void> {
    const row = await accountByLogin(db, login);
    const stored = row && !row.disabled ? row.passwordHash : unknown;
    const proof = mac(JSON.stringify([stored, password])).toString('base64');
    const right = verified.has(proof) || (await verifyPassword(password, stored));
    if (!row || row.disabled || !right) throw new ApiProblem(problem(401, 'unauthenticated', '账号或口令不对'));
    verified.add(proof);
    if (isOutdated(stored)) await rehashPassword(db, row.id, stored, await hashPassword(password));
    request.account = { login: row.login, name: row.name, role: row.role };
  }

  api.decorateRequest('account');
  await api.register(basicAuth, { validate, authenticate: { realm: 'xuncheng' } });
  api.addHook('onRequest', async (request, reply) => {
    request.account = NOBODY;
    const [scheme, given] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() === 'bearer') {
      if (!timingSafeEqual(mac(given ?? ''), token)) throw new ApiProblem(problem(401, 'unauthenticated', '令牌不对'));
      request.account = LOCAL;
    } else {
      await basic(api, request, reply);
    }
    permit(request.account.role, request.routeOptions.config.action ?? (request.method === 'GET' ? 'read' : 'record'));
  });
}

function basic(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    api.basicAuth(request, reply, (error) => (error ? reject(error) : resolve()));
  });
}
