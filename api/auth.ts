import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import basicAuth from '@fastify/basic-auth';
import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TrailEvent } from '../db/trail/events.ts';
import { type Account, accountOf, LOCAL, NOBODY } from './auth/account.ts';
import { addressLimit } from './auth/address-limit.ts';
import { KEY_PREFIX, keyHolder } from './auth/api-key.ts';
import { shownToken, takeToken } from './auth/cookie.ts';
import { refuseCrossSite, refuseForeign } from './auth/cross-site.ts';
import { notSignedIn } from './auth/refusals.ts';
import { sessionShown } from './auth/session.ts';
import { SignIn } from './auth/sign-in.ts';
import { isUnattended } from './auth/unattended.ts';
import { Books } from './books.ts';
import type { Api, ApiDeps } from './deps.ts';
import { permit } from './permissions/permit.ts';
import { recusedOf } from './permissions/recused.ts';
import { refuseUndecided } from './permissions/undecided.ts';
import { ApiProblem, problem } from './problem.ts';
import { accountRoutes } from './routes/accounts.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { sessionRoutes } from './routes/session.ts';
import { wayIn } from './trail/way-in.ts';

export type { Account } from './auth/account.ts';

/**
 * Guards every route of `api`: people by a session's cookie or by login and password, programs by a key, this
 * machine's own commands by its token. The routes of signing in itself come with it, once.
 */
export async function guard(api: Api, deps: Pick<ApiDeps, 'db' | 'now' | 'localToken' | 'logLevel'>): Promise<void> {
  const { trail } = api;
  const macKey = randomBytes(32);
  const mac = (text: string) => createHmac('sha256', macKey).update(text).digest();
  const localToken = mac(deps.localToken);
  const limit = await addressLimit(api);
  const signIn = new SignIn({ deps, limit, trail });
  const books = new Books(deps.db);

  async function validate(login: string, password: string, request: FastifyRequest): Promise<void> {
    request.account = await accountOf(deps.db, await signIn.check(login, password, request));
  }

  /** What is not known counts as an attempt of the address. */
  async function refuse(request: FastifyRequest, event: TrailEvent): Promise<never> {
    await trail.note(request, event);
    await limit(request);
    throw notSignedIn();
  }

  async function byToken(token: string, request: FastifyRequest): Promise<Account> {
    if (timingSafeEqual(mac(token), localToken)) return LOCAL;
    const holder = token.startsWith(KEY_PREFIX) ? await keyHolder(deps, token) : undefined;
    return holder ?? refuse(request, 'token-refused');
  }

  async function byCookie(token: string, request: FastifyRequest, reply: FastifyReply): Promise<Account> {
    const found = await sessionShown(deps, token, !isUnattended(request));
    if (!found) {
      takeToken(request, reply);
      return refuse(request, 'session-refused');
    }
    refuseCrossSite(request);
    return { ...(await accountOf(deps.db, found.account)), session: found.session.id };
  }

  async function whoAsks(request: FastifyRequest, reply: FastifyReply): Promise<Account> {
    const [scheme, given] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() === 'bearer') return byToken(given ?? '', request);
    const token = shownToken(request);
    if (scheme === undefined && token !== undefined) return byCookie(token, request, reply);
    await basic(api, request, reply);
    return request.account;
  }

  refuseUndecided(api);
  api.decorateRequest('account');
  await api.register(cookie);
  await api.register(basicAuth, { validate, authenticate: { realm: 'xuncheng' } });
  api.addHook('onRequest', async (request, reply) => {
    request.account = NOBODY;
    const { right, at, open, beforeChange } = request.routeOptions.config;
    if (open) {
      refuseForeign(request);
      return;
    }
    const account = await whoAsks(request, reply);
    request.account = { ...account, recused: await recusedOf(deps.db, books, account.person) };
    const way = wayIn(request);
    if (way !== undefined) await trail.note(request, way);
    if (account.mustChange && !beforeChange) throw passwordChange();
    // Without a route there is nothing to be allowed: the answer is 404 for everybody who signed in.
    if (right !== undefined) await permit(deps.db, request, { right, ...(at && { at }) });
  });
  if (api.prefix !== '') return;
  sessionRoutes(api, deps, { signIn, trail });
  accountRoutes(api, deps, trail);
  apiKeyRoutes(api, deps, trail);
}

function passwordChange(): ApiProblem {
  return new ApiProblem(problem(403, 'password-change', '请先修改口令：PUT /api/session/password'));
}

function basic(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    api.basicAuth(request, reply, (error) => (error ? reject(error) : resolve()));
  });
}
