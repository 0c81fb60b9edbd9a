import { z } from 'zod';
import { changePerson, createPerson, giveRoles, peopleShown, resetPassword, signOut } from '../auth/people.ts';
import type { Api, ApiDeps } from '../deps.ts';
import {
  accountChangeSchema,
  accountMadeSchema,
  accountQuerySchema,
  accountSchema,
  accountStartSchema,
  loginParams,
  rolesSchema,
} from '../schemas/accounts.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import type { Trail } from '../trail/trail.ts';

/** 账号: made and disabled by the system administrator, given roles by the security administrator. */
export function accountRoutes(api: Api, deps: Pick<ApiDeps, 'db' | 'now'>, trail: Trail): void {
  api.get(
    '/api/accounts',
    {
      config: { right: 'people.see' },
      schema: {
        summary: '账号和角色',
        querystring: accountQuerySchema,
        response: { 200: cappedPageOf(accountSchema) },
      },
    },
    ({ query }) => peopleShown(deps, query),
  );

  api.post(
    '/api/accounts',
    {
      config: { right: 'people.manage' },
      schema: {
        summary: '建立账号；一次性口令只显示这一次',
        headers: idempotencyHeaders,
        body: accountStartSchema,
        response: { 201: accountMadeSchema },
      },
    },
    async (request, reply) => {
      const { login, name } = request.body;
      const made = await trail.recorded(request, 'account-created', async (db) => {
        const result = await createPerson({ ...deps, db }, login, name);
        return { result, detail: { account: login } };
      });
      reply.code(201).header('cache-control', 'no-store');
      return made;
    },
  );

  api.put(
    '/api/accounts/:login',
    {
      config: { right: 'people.manage' },
      schema: {
        summary: '改名、停用或恢复；停用后登录即刻失效',
        params: loginParams,
        body: accountChangeSchema,
        response: { 200: accountSchema },
      },
    },
    (request) =>
      trail.recorded(request, 'account-changed', async (db) => {
        const { params, body, account } = request;
        const result = await changePerson({ ...deps, db }, params.login, body, account.login);
        const detail = { account: params.login, fields: Object.keys(body).sort() };
        return { result, detail, ...(body.disabled && { event: 'account-disabled' as const }) };
      }),
  );

  api.put(
    '/api/accounts/:login/password',
    {
      config: { right: 'people.manage' },
      schema: {
        summary: '重置口令：给一个一次性口令，原来的登录即刻失效',
        params: loginParams,
        response: { 200: z.object({ password: z.string() }) },
      },
    },
    async (request, reply) => {
      const { login } = request.params;
      const password = await trail.recorded(request, 'password-reset', async (db) => {
        const result = await resetPassword({ ...deps, db }, login);
        return { result, detail: { account: login } };
      });
      reply.header('cache-control', 'no-store');
      return { password };
    },
  );

  api.delete(
    '/api/accounts/:login/sessions',
    {
      config: { right: 'people.manage' },
      schema: {
        summary: '终止一个账号的全部登录',
        params: loginParams,
        response: { 200: z.object({ endedSessions: z.number() }) },
      },
    },
    (request) =>
      trail.recorded(request, 'sessions-ended', async (db) => {
        const { login } = request.params;
        const endedSessions = await signOut({ ...deps, db }, login);
        return { result: { endedSessions }, detail: { account: login, endedSessions } };
      }),
  );

  api.put(
    '/api/accounts/:login/roles',
    {
      config: { right: 'people.roles' },
      schema: {
        summary: '给角色：以所写的代替原来的全部',
        params: loginParams,
        body: rolesSchema,
        response: { 200: accountSchema },
      },
    },
    (request) =>
      trail.recorded(request, 'roles-given', async (db) => {
        const { login } = request.params;
        const result = await giveRoles({ ...deps, db }, login, request.body, request.account.login);
        return { result, detail: { account: login, roles: result.roles.map(inWords) } };
      }),
  );
}

/** `gl@R2026-01/3`; a role for the whole county is its code alone. */
function inWords({ role, scope }: z.infer<typeof accountSchema>['roles'][number]): string {
  return scope ? `${role}@${scope.of}` : role;
}
