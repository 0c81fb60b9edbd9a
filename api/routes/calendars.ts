import { z } from 'zod';
import { previewById } from '../../db/queries/calendar-previews.ts';
import { listVersions } from '../../db/queries/calendar-versions.ts';
import { changedDays } from '../../procedure/calendar/changed-days.ts';
import type { Books } from '../books.ts';
import { importCalendar } from '../calendars/import.ts';
import { inForce, versionNo } from '../calendars/in-force.ts';
import { previewShown } from '../calendars/moves-shown.ts';
import { Previews } from '../calendars/previews.ts';
import { proposed } from '../calendars/proposal.ts';
import { versionDetail, versionShown } from '../calendars/shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { callerOf } from '../record.ts';
import { previewSchema } from '../schemas/calendar-moves.ts';
import {
  diffSchema,
  importedSchema,
  importSchema,
  proposalSchema,
  versionDetailSchema,
  versionSchema,
} from '../schemas/calendars.ts';
import { idempotencyHeaders, ordinal, pageQuery } from '../schemas/common.ts';

/** 日历: its versions, and a new one imported from a notice or a closure after everybody saw what it moves. */
export function calendarRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const { db } = deps;
  const previews = new Previews(deps, api.log);
  api.addHook('onClose', () => previews.close());

  api.get(
    '/api/calendars',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { summary: '日历的各个版本，现行的在前', response: { 200: z.array(versionSchema) } },
    },
    async () => (await listVersions(db)).map(versionShown),
  );

  api.get(
    '/api/calendars/:no',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { summary: '某一版日历', params: z.object({ no: ordinal }), response: { 200: versionDetailSchema } },
    },
    async ({ params }) => versionDetail(await versionNo(db, params.no)),
  );

  api.get(
    '/api/calendars/:no/diff/:other',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: {
        summary: '两版日历判得不同的日子',
        params: z.object({ no: ordinal, other: ordinal }),
        response: { 200: diffSchema },
      },
    },
    async ({ params }) => {
      const [from, to] = [await versionNo(db, params.no), await versionNo(db, params.other, 'other')];
      return {
        from: versionShown(from),
        to: versionShown(to),
        lastYear: { was: from.calendar.lastYear, now: to.calendar.lastYear },
        days: changedDays(from.calendar, to.calendar),
      };
    },
  );

  const previewed = { summary: '预览一份放假安排或停班会变动的时限', headers: idempotencyHeaders };
  api.post(
    '/api/calendars/preview',
    {
      config: { right: 'calendars.import' },
      schema: { ...previewed, body: proposalSchema, response: { 202: previewSchema } },
    },
    async (request, reply) => {
      const base = await inForce(db);
      const calendar = proposed(base.calendar, request.body);
      const { id } = await previews.begin(callerOf(request), request.body, base, calendar);
      reply.code(202).header('location', `/api/calendars/previews/${id}`);
      return shown(id, { page: 1, pageSize: pageQuery.pageSize.parse(undefined) });
    },
  );

  const previewQuery = z.strictObject(pageQuery);
  api.get(
    '/api/calendars/previews/:id',
    {
      config: { right: 'ledger.see' },
      schema: {
        summary: '预览的进度，和已找到的变动',
        params: z.object({ id: z.string().max(80) }),
        querystring: previewQuery,
        response: { 200: previewSchema },
      },
    },
    ({ params, query }) => shown(params.id, query),
  );

  async function shown(id: string, asked: z.infer<typeof previewQuery>) {
    const row = await previewById(db, id);
    if (!row) throw notFound('id', '没有这次预览');
    const base = await versionNo(db, row.baseNo);
    const { lastYear, version } = row.calendar;
    const changed = changedDays(base.calendar, row.calendar);
    const { finished, total, done, unanswered } = row;
    return {
      ...{ id, finished, total, done, unanswered, version, lastYear, changed },
      stalled: !finished && !previews.isRunning(id),
      base: base.no,
      current: (await inForce(db)).no === base.no,
      moves: await previewShown(db, books, id, { changed, lastYear }, asked),
    };
  }

  api.post(
    '/api/calendars',
    {
      config: { right: 'calendars.import' },
      schema: {
        summary: '导入预览过的放假安排或停班，由有权的人批准',
        headers: idempotencyHeaders,
        body: importSchema,
        response: { 200: importedSchema, 201: importedSchema },
      },
    },
    async (request, reply) => {
      const { row, repeated, revised } = await importCalendar(deps, books, request.account.login, request.body);
      const revision = revised ? `/api/calendar-revisions/${row.no}` : null;
      reply.code(repeated ? 200 : 201).header('location', `/api/calendars/${row.no}`);
      return { ...versionShown(row), revision, repeated };
    },
  );
}
