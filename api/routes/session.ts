import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { setPassword } from '../../db/queries/accounts.ts';
import { endSession, endSessions, listSessions, type SessionRow } from '../../db/queries/sessions.ts';
import { accountOf } from '../auth/account.ts';
import { refuseWeak } from '../auth/chosen-password.ts';
import { giveToken, shownToken, takeToken } from '../auth/cookie.ts';
import { IDLE_MS, later } from '../auth/limits.ts';
import { accountRoleTitle } from '../auth/separation.ts';
import { openSession, sessionView } from '../auth/session.ts';
import type { SignIn } from '../auth/sign-in.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { hashPassword } from '../password.ts';
import { holds } from '../permissions/permit.ts';
import { ALL_RIGHTS } from '../permissions/rights.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import { passwordChangeSchema, sessionSchema, signInSchema, whoSchema } from '../schemas/session.ts';
import type { Trail } from '../trail/trail.ts';

/** 登录: one's own sessions and password. */
export function sessionRoutes(
  api: Api,
  deps: Pick<ApiDeps, 'db' | 'now'>,
  { signIn, trail }: { signIn: SignIn; trail: Trail },
): void {
  const { db } = deps;

  api.post(
    '/api/session',
    // Nothing is carried out twice by signing in twice: no Idempotency-Key.
    {
      config: { open: true },
      schema: {
        summary: '登录：凭证在 cookie 里',
        security: [],
        body: signInSchema,
        response: { 200: whoSchema },
      },
    },
    async (request, reply) => {
      const { login, password } = request.body;
      const row = await signIn.check(login, password, request);
      request.account = await accountOf(db, row);
      const { session, token } = await trail.recorded(request, 'signed-in', async (tx) => {
        const result = await openSession({ ...deps, db: tx }, row, request, shownToken(request));
        return { result, detail: { session: result.session.id } };
      });
      giveToken(request, reply, token);
      reply.header('cache-control', 'no-store');
      request.account.session = session.id;
      return who(request, [session]);
    },
  );

  api.get(
    '/api/session',
    {
      config: { right: 'known', beforeChange: true },
      schema: { summary: '我是谁，登录到何时', response: { 200: whoSchema } },
    },
    async (request) => who(request, await listSessions(db, request.account.id, sessionView(deps))),
  );

  api.delete(
    '/api/session',
    {
      config: { right: 'own', beforeChange: true },
      schema: { summary: '退出登录', response: { 200: z.object({ ended: z.boolean() }) } },
    },
    async (request, reply) => {
      const { id, session } = request.account;
      takeToken(request, reply);
      if (session === undefined) return { ended: false };
      return trail.recorded(request, 'signed-out', async (tx) => {
        const ended = (await endSession(tx, id, session, sessionView(deps))) !== undefined;
        return { result: { ended }, detail: { session } };
      });
    },
  );

  api.get(
    '/api/sessions',
    { config: { right: 'own' }, schema: { summary: '自己的登录', response: { 200: z.array(sessionSchema) } } },
    async (request) => {
      const rows = await listSessions(db, request.account.id, sessionView(deps));
      return rows.map((row) => shown(row, request.account.session));
    },
  );

  api.delete(
    '/api/sessions/:id',
    {
      config: { right: 'own' },
      schema: {
        summary: '终止自己的一次登录',
        params: z.object({ id: z.string().max(80) }),
        response: { 200: sessionSchema },
      },
    },
    (request) =>
      trail.recorded(request, 'session-ended', async (tx) => {
        const ended = await endSession(tx, request.account.id, request.params.id, sessionView(deps));
        if (!ended) throw notFound('id', '没有这次登录');
        return { result: shown(ended, request.account.session), detail: { session: ended.id } };
      }),
  );

  api.put(
    '/api/session/password',
    {
      config: { right: 'own', beforeChange: true },
      schema: {
        summary: '修改自己的口令：其他登录随即失效',
        body: passwordChangeSchema,
        response: { 200: z.object({ endedSessions: z.number() }) },
      },
    },
    async (request) => {
      const { id, login, session } = request.account;
      const { old, new: chosen } = request.body;
      await signIn.check(login, old, request).catch(wrongOld);
      refuseWeak(chosen, { login, old });
      const passwordHash = await hashPassword(chosen);
      return trail.recorded(request, 'password-changed', async (tx) => {
        await setPassword(tx, id, passwordHash, false);
        const endedSessions = await endSessions(tx, id, sessionView(deps).now, session);
        return { result: { endedSessions }, detail: { endedSessions } };
      });
    },
  );
}

/** Who is signed in already is not told to sign in. */
function wrongOld(error: unknown): never {
  if (!(error instanceof ApiProblem) || error.problem.status !== 401) throw error;
  const detail = '原口令不对';
  throw new ApiProblem(problem(422, 'wrong-password', detail, { errors: [{ field: 'old', detail }] }));
}

function who({ account }: FastifyRequest, sessions: SessionRow[]): z.infer<typeof whoSchema> {
  const { login, name, may, roles, person, mustChange } = account;
  const current = sessions.find(({ id }) => id === account.session);
  return {
    ...{ login, name, person, mustChange },
    may: [...may].sort(),
    rights: ALL_RIGHTS.filter((right) => holds(account, right)),
    roles: roles.map(({ role, kind, of }) => ({
      ...{ role, title: accountRoleTitle(role), scope: kind === 'all' ? null : { kind, of } },
    })),
    session: current ? shown(current, current.id) : null,
  };
}

function shown(row: SessionRow, current: string | undefined): z.infer<typeof sessionSchema> {
  const { id, createdAt, lastUsedAt, expiresAt, address, agent } = row;
  return {
    ...{ id, createdAt, lastUsedAt, expiresAt, address, agent },
    idleUntil: later(lastUsedAt, IDLE_MS),
    current: id === current,
  };
}
