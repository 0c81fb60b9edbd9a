import { OFFICE } from '../../procedure/ids.ts';
import type { Books } from '../books.ts';
import { catchUpCalendar } from '../calendars/catch-up.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { newestRules } from '../newest-rules.ts';
import { officeShown } from '../office-shown.ts';
import { badFields } from '../problem.ts';
import { callerOf, recordOne } from '../record.ts';
import { strangers } from '../round-start.ts';
import { idempotencyHeaders } from '../schemas/common.ts';
import { officeParamSchema, officeSchema, officeStartedSchema, officeStartSchema } from '../schemas/office.ts';
import { acceptedResponse } from '../schemas/results.ts';

/** 巡察办常设: set up once, what it follows, and its dated parameters. */
export function officeRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const headers = idempotencyHeaders;

  api.get('/api/office', { config: { right: 'registers.see' }, schema: { response: { 200: officeSchema } } }, () =>
    officeShown(deps, books),
  );

  api.post(
    '/api/office',
    {
      config: { right: 'registers.record' },
      schema: { headers, body: officeStartSchema, response: { 200: officeStartedSchema, 201: officeStartedSchema } },
    },
    async (request, reply) => {
      const { body } = request;
      const { book, calendar, now } = await newestRules(deps, books, body.rulebook);
      const unknown = strangers(body.params, book.params, 'params', `规程“${book.title}”没有这个参数`);
      if (unknown.length > 0) throw badFields(...unknown);
      const start = { ...callerOf(request), book, calendar, params: body.params, instant: now, request: body };
      const { repeated, ...rest } = await deps.orchestrator.startOffice(start);
      await catchUpCalendar(deps, start, OFFICE, calendar);
      reply.code(repeated ? 200 : 201).header('location', '/api/office');
      // Asked again, it tells what runs, which may have adopted another version since.
      const { id, hash } = repeated ? await books.ofOffice() : book;
      const again = repeated ? { repeated } : {};
      return { status: 'accepted' as const, ...rest, ...again, rulebook: id, rulebookHash: hash };
    },
  );

  api.post(
    '/api/office/params',
    { config: { right: 'registers.record' }, schema: { headers, body: officeParamSchema, response: acceptedResponse } },
    (request) => {
      const { approval, evidence, ...param } = request.body;
      return recordOne(deps, request, OFFICE, { command: { type: 'set-param', ...param }, approval, evidence });
    },
  );
}
