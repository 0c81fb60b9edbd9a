import { trailPage } from '../../db/queries/trail.ts';
import type { TrailRow } from '../../db/trail/chain.ts';
import { TRAIL_EVENTS } from '../../db/trail/events.ts';
import { atTime, dueInstant } from '../../procedure/counting/index.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { paging } from '../schemas/common.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import { trailEntrySchema, trailQuery } from '../schemas/trail.ts';
import { refuseTooFar } from '../too-far.ts';

/** 审计日志: for the auditor and the security administrator, whose own look at it is an entry, too. */
export function trailRoutes(api: Api, { db }: ApiDeps): void {
  api.get(
    '/api/trail',
    {
      config: { right: 'trail.see', trail: 'trail-read' },
      schema: {
        summary: '审计日志，新的在前，也可倒过来',
        querystring: trailQuery,
        response: { 200: cappedPageOf(trailEntrySchema) },
      },
    },
    async ({ query }) => {
      refuseTooFar(query);
      const { event, account, day, q: text, sort, page, pageSize } = query;
      const span = day === undefined ? {} : { from: atTime(day, '00:00'), to: dueInstant(day) };
      const asked = { filter: { event, account, ...span }, text, back: sort.startsWith('-') };
      const { items, ...counted } = await trailPage(db, { ...asked, ...paging(query) });
      return { items: items.map(shown), ...counted, page, pageSize };
    },
  );
}

function shown({ no, at, event, account, address, request, detail, hash }: TrailRow) {
  return { no, at, event, title: TRAIL_EVENTS[event], account, address, request, detail, hash };
}
