import { z } from 'zod';
import { changePerson, createPerson, giveRoles, peopleShown, resetPassword, signOut } from '../auth/people.ts';
import type { Trail } from '../auth/trail.ts';
import type { Api, ApiDeps } from '../deps.ts';
import {
  accountChangeSchema,
  accountMadeSchema,
  accountSchema,
  accountStartSchema,
  loginParams,
  rolesSchema,
} from '../schemas/accounts.ts';
import { idempotencyHeaders } from '../schemas/common.ts';

/** 账号: made and disabled by the system administrator, given roles by the security administrator. */
export function accountRoutes(api: Api, deps: Pick<ApiDeps, 'db' | 'now'>, trail: Trail): void {
  api.get(
    '/api/accounts',
    {
      config: { action: ['accounts', 'roles', 'audit'] },
      schema: { summary: '全部账号和角色', response: { 200: z.array(accountSchema) } },
    },
    () => peopleShown(deps),
  );

  api.post(
    '/api/accounts',
    {
      config: { action: 'accounts' },
      schema: {
        summary: '建立账号；一次性口令只显示这一次',
        headers: idempotencyHeaders,
        body: accountStartSchema,
        response: { 201: accountMadeSchema },
      },
    },
    async (request, reply) => {
      const { login, name } = request.body;
      const made = await createPerson(deps, login, name);
      trail.note(request, 'account created', { account: login });
      reply.code(201).header('cache-control', 'no-store');
      return made;
    },
  );

  api.put(
    '/api/accounts/:login',
    {
      config: { action: 'accounts' },
      schema: {
        summary: '改名、停用或恢复；停用后登录即刻失效',
        params: loginParams,
        body: accountChangeSchema,
        response: { 200: accountSchema },
      },
    },
    async (request) => {
      const { login } = request.params;
      const changed = await changePerson(deps, login, request.body, request.account.login);
      trail.note(request, changed.disabled ? 'account disabled' : 'account changed', { account: login });
      return changed;
    },
  );

  api.put(
    '/api/accounts/:login/password',
    {
      config: { action: 'accounts' },
      schema: {
        summary: '重置口令：给一个一次性口令，原来的登录即刻失效',
        params: loginParams,
        response: { 200: z.object({ password: z.string() }) },
      },
    },
    async (request, reply) => {
      const { login } = request.params;
      const password = await resetPassword(deps, login);
      trail.note(request, 'password reset', { account: login });
      reply.header('cache-control', 'no-store');
      return { password };
    },
  );

  api.delete(
    '/api/accounts/:login/sessions',
    {
      config: { action: 'accounts' },
      schema: {
        summary: '终止一个账号的全部登录',
        params: loginParams,
        response: { 200: z.object({ endedSessions: z.number() }) },
      },
    },
    async (request) => {
      const { login } = request.params;
      const endedSessions = await signOut(deps, login);
      trail.note(request, 'sessions ended', { account: login, endedSessions });
      return { endedSessions };
    },
  );

  api.put(
    '/api/accounts/:login/roles',
    {
      config: { action: 'roles' },
      schema: {
        summary: '给角色：以所写的代替原来的全部',
        params: loginParams,
        body: rolesSchema,
        response: { 200: accountSchema },
      },
    },
    async (request) => {
      const { login } = request.params;
      const given = await giveRoles(deps, login, request.body, request.account.login);
      trail.note(request, 'roles given', { account: login, roles: given.roles.map(({ role }) => role) });
      return given;
    },
  );
}
