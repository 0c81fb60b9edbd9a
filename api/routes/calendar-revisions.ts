import { z } from 'zod';
import { listCalendarRevisions, revisionByNo } from '../../db/queries/calendar-revisions.ts';
import type { Books } from '../books.ts';
import { versionNo } from '../calendars/in-force.ts';
import { movedShown } from '../calendars/moves-shown.ts';
import { revisionShown, versionShown } from '../calendars/shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { calendarRevisionSchema, movedSchema } from '../schemas/calendar-moves.ts';
import { ordinal, pageQuery } from '../schemas/common.ts';

const params = z.object({ no: ordinal });

/** 重算: how far a new calendar has been taken to the open workflows, and every deadline it moved. */
export function calendarRevisionRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  api.get(
    '/api/calendar-revisions',
    {
      config: { right: 'ledger.see' },
      schema: { summary: '各版日历的重算', response: { 200: z.array(calendarRevisionSchema) } },
    },
    async () => (await listCalendarRevisions(db)).map(revisionShown),
  );

  api.get(
    '/api/calendar-revisions/:no',
    {
      config: { right: 'ledger.see' },
      schema: { summary: '某一版日历重算到哪里', params, response: { 200: calendarRevisionSchema } },
    },
    async ({ params: { no } }) => revisionShown(await there(no)),
  );

  api.get(
    '/api/calendar-revisions/:no/moved',
    {
      config: { right: 'ledger.see' },
      schema: {
        summary: '某一版日历变动的时限，逐条带原因，取自台账',
        params,
        querystring: z.strictObject(pageQuery),
        response: { 200: movedSchema },
      },
    },
    async ({ params: { no }, query }) => {
      await there(no);
      const version = await versionNo(db, no);
      const change = { changed: version.changed, lastYear: version.calendar.lastYear };
      return { ...(await movedShown(db, books, no, change, query)), calendar: versionShown(version) };
    },
  );

  async function there(no: number) {
    const row = await revisionByNo(db, no);
    if (!row) throw notFound('no', `第 ${no} 版日历没有重算`);
    return row;
  }
}
