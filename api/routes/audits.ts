import { z } from 'zod';
import { partsOfLedger } from '../../audit/source/ledger.ts';
import { auditById, listAudits } from '../../db/queries/audits.ts';
import { entryCount } from '../../db/queries/entry-count.ts';
import { reasonOf } from '../../db/reason.ts';
import type { AuditScope } from '../../db/schema/audits.ts';
import { roundOf } from '../../procedure/ids.ts';
import { AuditJobs } from '../audits/jobs.ts';
import { auditShown, auditWithReport } from '../audits/shown.ts';
import { noAudits } from '../audits.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { callerOf } from '../record.ts';
import { auditQuerySchema, auditSchema, auditScopeSchema, auditWithReportSchema } from '../schemas/audits.ts';
import { idempotencyHeaders, paging } from '../schemas/common.ts';
import { cappedPageOf } from '../schemas/listing.ts';
import { refuseTooFar } from '../too-far.ts';

/** 审计: replays histories against the ledger in a process of its own; progress and report. */
export function auditRoutes(api: Api, { db, audits }: ApiDeps): void {
  const jobs = audits && new AuditJobs(db, audits, api.log);
  api.addHook('onReady', async () => {
    await jobs
      ?.sweep()
      .catch((error: Error) => api.log.error({ message: reasonOf(error) }, 'audits were not looked at'));
  });
  api.addHook('onClose', () => jobs?.stop());

  api.post(
    '/api/audits',
    {
      config: { right: 'audits.run' },
      schema: {
        summary: '开始一次审计；一次只做一个，正在做时回答 409',
        headers: idempotencyHeaders,
        body: auditScopeSchema,
        response: { 202: auditSchema },
      },
    },
    async (request, reply) => {
      if (!jobs) throw noAudits();
      await checkThere(request.body);
      const row = await jobs.ask(callerOf(request), request.body);
      reply.code(202).header('location', `/api/audits/${row.id}`);
      return auditShown(row);
    },
  );

  api.get(
    '/api/audits',
    {
      config: { right: 'audits.see' },
      schema: { summary: '各次审计', querystring: auditQuerySchema, response: { 200: cappedPageOf(auditSchema) } },
    },
    async ({ query }) => {
      refuseTooFar(query);
      const { q: text, state, verdict, sort, page, pageSize } = query;
      const filter = { text, state, verdict };
      const back = sort.startsWith('-');
      const { items, ...counted } = await listAudits(db, { filter, back, ...paging(query) });
      return { items: items.map(auditShown), ...counted, page, pageSize };
    },
  );

  api.get(
    '/api/audits/:id',
    {
      config: { right: 'audits.see' },
      schema: {
        summary: '一次审计：做到哪里，做完的有报告',
        params: z.object({ id: z.string().min(1).max(80) }),
        response: { 200: auditWithReportSchema },
      },
    },
    async ({ params: { id } }) => {
      const row = await auditById(db, id);
      if (!row) throw notFound('id', '没有这次审计');
      return auditWithReport(row);
    },
  );

  /** Whoever asks for what was never recorded is told so at once. */
  async function checkThere({ round, inspection }: AuditScope): Promise<void> {
    const workflowId = inspection ?? round;
    if (workflowId === undefined) return;
    const known = await partsOfLedger(db);
    const of = roundOf(workflowId);
    const there = known.some((part) => part.round === of) && (await entryCount(db, of, inspection)) > 0;
    if (!there) throw notFound(inspection === undefined ? 'round' : 'inspection', `台账里没有 ${workflowId}`);
  }
}
