import { inspectionNames } from '../../db/queries/inspections.ts';
import { CLUE_COLUMNS } from '../../sheets/ledgers/clues.ts';
import { DEADLINE_COLUMNS } from '../../sheets/ledgers/deadlines.ts';
import { LETTER_COLUMNS } from '../../sheets/ledgers/letters.ts';
import { thingColumns } from '../../sheets/ledgers/things.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { transfersShown } from '../hearings.ts';
import { transfersPage } from '../hearings-page.ts';
import { lettersAsked } from '../letters-page.ts';
import { lettersShown } from '../letters-shown.ts';
import { reachOf } from '../permissions/reach.ts';
import { viewerIn, viewerOf } from '../permissions/viewer.ts';
import { roundThings } from '../round-things.ts';
import { roundParams } from '../schemas/common.ts';
import { deadlineQuerySchema } from '../schemas/deadlines.ts';
import { letterQuerySchema } from '../schemas/letters.ts';
import { roundThingQuerySchema } from '../schemas/looks.ts';
import { transferQuerySchema } from '../schemas/rounds.ts';
import { noteSecretRead } from '../secret-reads/hook.ts';
import { letters as secretLetters, things as secretThings } from '../secret-reads/readers.ts';
import { clueLines } from '../sheets/clue-lines.ts';
import { checkDeadlines, deadlineLines } from '../sheets/deadline-lines.ts';
import { letterLine } from '../sheets/letter-lines.ts';
import { sendSheet, xlsxResponse } from '../sheets/send.ts';
import { stepsOfSort } from '../sheets/thing-steps.ts';
import { roundThingsPage } from '../things-page.ts';

/** What of a list is asked for without its pages: a file has all of it. */
const withoutPages = { page: true, pageSize: true } as const;
/** Every row of a list that knows pages. */
const ALL = { page: 1, pageSize: Number.MAX_SAFE_INTEGER };

/** 台账导出 Excel: the rows of a list by its own filter, as far as their asker may see them. */
export function sheetRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const titlesOf = async (round: string): Promise<ReadonlyMap<string, string>> => {
    const own = (await inspectionNames(deps.db, [round])).get(round) ?? new Map<string, string>();
    return new Map([...own].map(([ref, name]) => [ref, `第${ref.split('-')[0]}组·${name}`]));
  };

  api.get(
    '/api/rounds/:round/sheets/letters.xlsx',
    {
      config: { right: 'letters.see', at: 'part' },
      schema: {
        ...{ summary: '函件台账，Excel', params: roundParams, response: xlsxResponse },
        querystring: letterQuerySchema.omit(withoutPages),
      },
    },
    async (request, reply) => {
      const { round } = request.params;
      const shown = await lettersShown(deps, round, await books.ofRound(round), request.account);
      const asked = lettersAsked(shown, request.query);
      await noteSecretRead(request, secretLetters(asked));
      const titles = await titlesOf(round);
      return sendSheet(deps, request, reply, {
        ...{ name: '函件台账', title: `${round} 函件台账`, of: round, columns: LETTER_COLUMNS, paper: 'A3' },
        rows: (write) => write(asked.map((letter) => letterLine(letter, titles))),
      });
    },
  );

  api.get(
    '/api/rounds/:round/sheets/clues.xlsx',
    {
      config: { right: 'transfers.see', at: 'part' },
      schema: {
        ...{ summary: '问题线索台账，Excel', params: roundParams, response: xlsxResponse },
        querystring: transferQuerySchema.omit(withoutPages),
      },
    },
    async (request, reply) => {
      const { params, query, account } = request;
      const { round } = params;
      const book = await books.ofRound(round);
      const viewer = await viewerIn(deps.db, book, round, { account, right: 'transfers.see' });
      const { items } = transfersPage(await transfersShown(deps.db, round, book, viewer), { ...query, ...ALL });
      const titles = await titlesOf(round);
      const lines = await clueLines(deps, books, items, { book, round, account, titles });
      return sendSheet(deps, request, reply, {
        ...{ name: '问题线索台账', title: `${round} 问题线索台账`, of: round, columns: CLUE_COLUMNS, paper: 'A3' },
        rows: (write) => write(lines),
      });
    },
  );

  const things = (file: string, sort: string, name: string, numberTitle: string) =>
    api.get(
      `/api/rounds/:round/sheets/${file}.xlsx`,
      {
        config: { right: 'work.see', at: 'part' },
        schema: {
          ...{ summary: `${name}，Excel`, params: roundParams, response: xlsxResponse },
          querystring: roundThingQuerySchema.omit(withoutPages),
        },
      },
      async (request, reply) => {
        const { params, query, account } = request;
        const { round } = params;
        const book = await books.ofRound(round);
        const viewer = await viewerIn(deps.db, book, round, { account, right: 'work.see' });
        const reach = reachOf(account, 'work.see');
        const all = await roundThings(deps, { round, sort, book, viewer, reach });
        const { items } = roundThingsPage(all, { ...query, ...ALL });
        await noteSecretRead(request, await secretThings({ db: deps.db, books, params: { round, sort } }, items));
        const columns = thingColumns(numberTitle, stepsOfSort(book, sort));
        return sendSheet(deps, request, reply, {
          ...{ name, title: `${round} ${name}`, of: round, columns, paper: 'A3' },
          rows: (write) => write(items),
        });
      },
    );
  things('rectification', 'item', '整改台账', '整改问题编号');
  things('petitions', 'petition', '信访受理登记台账', '件号');

  api.get(
    '/api/sheets/deadlines.xlsx',
    {
      config: { right: 'deadlines.see', at: 'any' },
      schema: {
        ...{ summary: '时限台账，Excel', response: xlsxResponse },
        querystring: deadlineQuerySchema.omit(withoutPages),
      },
    },
    async (request, reply) => {
      const asking = { deps, books, asked: request.query, viewer: viewerOf(request.account, 'deadlines.see') };
      await checkDeadlines(asking);
      return sendSheet(deps, request, reply, {
        ...{ name: '时限台账', title: '时限台账', of: request.query.round, paper: 'A3' },
        columns: DEADLINE_COLUMNS,
        rows: (write) => deadlineLines(asking, write),
      });
    },
  );
}
