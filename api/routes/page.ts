import { z } from 'zod';
import { newestCalendar } from '../../db/queries/calendars.ts';
import { listRulebooks } from '../../db/queries/rulebooks.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { readiness } from '../health.ts';
import { renderPage } from '../page.ts';
import { roundsShown } from '../rounds-shown.ts';

const html = { description: '本机运行情况', content: { 'text/html': { schema: z.string() } } };

/** So many rounds it shows. */
const NEWEST = 100;

/** `/status`: a plain page saying what runs and where. */
export function pageRoutes(api: Api, deps: ApiDeps, books: Books): void {
  api.get(
    '/status',
    { config: { right: 'rounds.see' }, schema: { response: { 200: html } } },
    async ({ account }, reply) => {
      const [ready, rounds, calendar, versions] = await Promise.all([
        readiness(deps),
        roundsShown(deps, books, account, { sort: '-round', page: 1, pageSize: NEWEST }),
        newestCalendar(deps.db),
        listRulebooks(deps.db),
      ]);
      const rulebooks = [...new Map(versions.toReversed().map((row) => [row.id, row])).values()].toReversed();
      const page = renderPage({
        about: deps.about,
        ready,
        rounds: rounds.items,
        calendar: calendar?.version,
        rulebooks,
      });
      return reply.type('text/html; charset=utf-8').send(page);
    },
  );
}
