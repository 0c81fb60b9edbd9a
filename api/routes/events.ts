import { fastifySSE } from '@fastify/sse';
import { z } from 'zod';
import type { Api, ApiDeps } from '../deps.ts';
import { Hub } from '../live/hub.ts';
import { Stream } from '../live/stream.ts';
import { ApiProblem, problem } from '../problem.ts';
import { EVENTS } from '../schemas/events.ts';

/** Browsers of one account at once; a browser has one stream for all its tabs. */
export const MOST_OF_ACCOUNT = 12;
/** All together: connections that last must leave room for the others. */
const MOST = 600;
/** A browser that lost its stream comes again after this. */
const RETRY_SECONDS = 3;

const words = Object.entries(EVENTS).map(([name, title]) => `- \`${name}\`：${title}`);
const stream = { description: '事件流', content: { 'text/event-stream': { schema: z.string() } } };

/** 实时更新: tells a browser that is signed in what changed, of what its account may know of, until the session is over. */
export async function eventRoutes(api: Api, deps: ApiDeps): Promise<void> {
  // Its own beat carries a name: browsers do not show comments to the page.
  await api.register(fastifySSE, { heartbeatInterval: 0 });
  const hub = deps.listener && new Hub(deps, deps.listener, (error) => api.log.warn(error));
  // Before the server waits for its connections to end.
  api.addHook('preClose', async () => hub?.close());

  api.get(
    '/api/events',
    {
      sse: 'dual',
      config: { right: 'known', unattended: true },
      schema: {
        summary: '实时更新：哪些有变动（text/event-stream）',
        description: ['只告诉本账号有权知道的；没有姓名和文字。', ...words].join('\n'),
        response: { 200: stream },
      },
    },
    async ({ account }, reply) => {
      const { session } = account;
      if (!('sse' in reply) || session === undefined) throw notAPage();
      if (!hub) throw new ApiProblem(problem(503, 'no-events', '实时更新没有启用，请稍后刷新页面'), RETRY_SECONDS);
      if (hub.count(account.id) >= MOST_OF_ACCOUNT || hub.count() >= MOST) throw tooMany();
      const { sse } = reply;
      const one = new Stream({ ...account, session }, sse, reply.raw);
      sse.keepAlive();
      sse.onClose(() => hub.remove(one));
      reply.header('cache-control', 'no-store, no-transform');
      await hub.add(one, sse.lastEventId);
    },
  );
}

function notAPage(): ApiProblem {
  const detail = '实时更新只供登录的网页：请带登录凭证，并写 Accept: text/event-stream';
  return new ApiProblem(problem(406, 'not-a-page', detail));
}

function tooMany(): ApiProblem {
  return new ApiProblem(problem(429, 'too-many-streams', '此账号打开的窗口太多，这里不再实时更新；请手动刷新'), 60);
}
