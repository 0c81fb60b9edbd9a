import { z } from 'zod';
import { type FeedRow, listFeeds, revokeFeed, saveFeed } from '../../db/queries/feeds.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import { deadlinesShown } from '../deadlines-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { newToken, tokenHash } from '../feeds/token.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import { callerOf } from '../record.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import { feedMadeSchema, feedSchema, feedStartSchema } from '../schemas/feeds.ts';

/** 日历订阅: a person's own feeds of open deadlines, made and revoked. */
export function feedRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const { db } = deps;
  const headers = idempotencyHeaders;

  api.get(
    '/api/feeds',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: { summary: '自己的日历订阅', response: { 200: z.array(feedSchema) } },
    },
    async (request) => (await listFeeds(db, request.account.login)).map(shown),
  );

  api.post(
    '/api/feeds',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: {
        summary: '新建日历订阅；地址只显示这一次',
        headers,
        body: feedStartSchema,
        response: { 201: feedMadeSchema },
      },
    },
    async (request, reply) => {
      const { label, filter } = request.body;
      // A code nobody knows is refused now, not shown as an empty calendar later.
      const viewer = viewerOf(request.account, 'deadlines.see');
      await deadlinesShown(deps, books, { ...filter, status: 'open', sort: 'due', page: 1, pageSize: 1 }, viewer);
      const caller = callerOf(request);
      const id = hashOf(['feed', caller.account, caller.key]).slice(0, 32);
      const token = newToken();
      const made = await saveFeed(db, {
        ...{ id, label, filter },
        tokenHash: tokenHash(token),
        account: caller.account,
        createdAt: instantNow(deps),
      });
      if (!made) {
        const detail = '这一编号已建过订阅，地址只显示一次；没有记下的，注销后换一个编号另建';
        throw new ApiProblem(problem(409, 'feed-exists', detail));
      }
      reply.code(201);
      return { ...shown(made), path: `/feeds/${token}.ics` };
    },
  );

  api.delete(
    '/api/feeds/:id',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: {
        summary: '注销日历订阅：地址即刻失效',
        params: z.object({ id: z.string().max(80) }),
        response: { 200: feedSchema },
      },
    },
    async (request) => {
      const row = await revokeFeed(db, request.account.login, request.params.id, instantNow(deps));
      if (!row) throw notFound('id', '没有这个订阅');
      return shown(row);
    },
  );
}

function shown({ id, label, account, filter, createdAt, lastUsedAt, uses, revokedAt }: FeedRow) {
  return { id, label, account, filter, createdAt, lastUsedAt, uses, revokedAt };
}
