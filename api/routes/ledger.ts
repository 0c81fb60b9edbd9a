import { z } from 'zod';
import { effectsOfRound } from '../../db/queries/effects.ts';
import { listNotices } from '../../db/queries/notices.ts';
import { formatDue } from '../../procedure/counting/index.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { entriesShown } from '../entries-shown.ts';
import { EntriesSeen } from '../permissions/entries-seen.ts';
import { provisionalThen } from '../provisional-then.ts';
import { pageQuery, paging, roundOrOffice, workflowId } from '../schemas/common.ts';
import { effectSchema, entrySchema, noticeSchema } from '../schemas/ledger.ts';
import { cappedPageOf, sortOf } from '../schemas/listing.ts';
import { refuseTooFar } from '../too-far.ts';
import { roleTitle } from '../words.ts';

const entryQuery = z.strictObject({
  round: roundOrOffice.optional(),
  workflow: workflowId.optional(),
  after: z.string().min(1).max(300).optional().describe('上一页的 next'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

const noticeQuery = z.strictObject({
  round: roundOrOffice.optional(),
  status: z.enum(['queued', 'historic', 'sent', 'dead']).optional(),
  kind: z.enum(['reminder', 'escalation']).optional(),
  to: z.string().min(1).max(40).optional().describe('收件角色代码'),
  sort: sortOf('-created', ['created']),
  ...pageQuery,
});

/** 台账: entries with their hash chain, notices that left or will leave the house, effects that failed. */
export function ledgerRoutes(api: Api, { db }: ApiDeps, books: Books): void {
  const entries = z.object({ items: z.array(entrySchema), next: z.string().nullable() });
  api.get(
    '/api/entries',
    { config: { right: 'ledger.see', at: 'asked' }, schema: { querystring: entryQuery, response: { 200: entries } } },
    async ({ query, account }) => {
      if (query.round !== undefined) await books.ofRound(query.round);
      return entriesShown(db, query, new EntriesSeen(db, books, account));
    },
  );

  api.get(
    '/api/notices',
    {
      config: { right: 'ledger.see', at: 'asked' },
      schema: { querystring: noticeQuery, response: { 200: cappedPageOf(noticeSchema) } },
    },
    async ({ query }) => {
      refuseTooFar(query);
      const { round, status, kind, to, sort, page, pageSize } = query;
      if (round !== undefined) await books.ofRound(round);
      const filter = { ...(round && { round }), ...(status && { status }), ...(kind && { kind }), ...(to && { to }) };
      const { items, ...counted } = await listNotices(db, { filter, sort, ...paging(query) });
      const marks = await provisionalThen(db, items);
      const shown = items.map((row, index) => ({
        ...row,
        provisional: marks[index] ?? false,
        toTitles: row.to.map(roleTitle),
        dueText: formatDue(row.due, marks[index] ?? false),
      }));
      return { items: shown, ...counted, page, pageSize };
    },
  );

  const effectQuery = z.strictObject({ round: roundOrOffice });
  api.get(
    '/api/effects',
    {
      config: { right: 'ledger.see', at: 'asked' },
      schema: { querystring: effectQuery, response: { 200: z.array(effectSchema) } },
    },
    async ({ query }) => {
      await books.ofRound(query.round);
      return effectsOfRound(db, query.round);
    },
  );
}
