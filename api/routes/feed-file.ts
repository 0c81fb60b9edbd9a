import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountByLogin } from '../../db/queries/accounts.ts';
import { newestCalendar } from '../../db/queries/calendars.ts';
import { readFeed } from '../../db/queries/feeds.ts';
import { type Account, accountOf, LOCAL, LOCAL_LOGIN } from '../auth/account.ts';
import { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import { deadlinesNamed } from '../deadlines-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { feedFile } from '../feeds/file.ts';
import { TOKEN, tokenHash } from '../feeds/token.ts';
import { holds } from '../permissions/permit.ts';
import { recusedOf } from '../permissions/recused.ts';
import { viewerOf } from '../permissions/viewer.ts';
import { ApiProblem, problem } from '../problem.ts';

/** More than any person's; a larger feed shows those due first. */
const MOST = 5000;

/** The feed itself, for calendar programs: no sign-in, the token is the key. Outside the guard, and never cached by others. */
export function feedFileRoute(api: Api, deps: ApiDeps): void {
  const books = new Books(deps.db, deps.library);
  api.get(
    '/feeds/:file',
    { schema: { hide: true, params: z.object({ file: z.string() }) } },
    async ({ params: { file }, headers }, reply) => {
      const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
      const feed = TOKEN.test(token) ? await readFeed(deps.db, tokenHash(token), instantNow(deps)) : undefined;
      const owner = feed && (await ownerOf(deps, books, feed.account));
      const calendar = feed && (await newestCalendar(deps.db));
      if (!feed || !owner || !calendar) throw new ApiProblem(problem(404, 'not-found', '没有这个订阅，或已注销'));
      const query = { ...feed.filter, status: 'open' as const, sort: 'due' as const, page: 1, pageSize: MOST };
      const text = feedFile(
        feed,
        (await deadlinesNamed(deps, books, query, viewerOf(owner, 'deadlines.see'))).items,
        calendar,
      );
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send();
      return reply.type('text/calendar; charset=utf-8').send(text);
    },
  );
}

/** Whose feed it is, with what they may see now; none when the account is disabled or may see no deadlines any more. */
async function ownerOf(deps: ApiDeps, books: Books, login: string): Promise<Account | undefined> {
  if (login === LOCAL_LOGIN) return LOCAL;
  const row = await accountByLogin(deps.db, login);
  if (!row || row.disabled) return undefined;
  const account = { ...(await accountOf(deps.db, row)), recused: await recusedOf(deps.db, books, row.person) };
  return holds(account, 'deadlines.see') ? account : undefined;
}
