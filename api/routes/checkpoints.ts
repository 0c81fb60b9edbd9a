import { z } from 'zod';
import { checkpointByNo, checkpointPage } from '../../db/queries/checkpoints.ts';
import { noAudits } from '../audits.ts';
import { checkpointSheet } from '../checkpoint-sheet.ts';
import { checkpointLine, checkpointShown } from '../checkpoints-shown.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import { checkpointLineSchema, checkpointSchema } from '../schemas/checkpoints.ts';
import { ordinal, pageOf, pageQuery, paging } from '../schemas/common.ts';
import { sortOf } from '../schemas/listing.ts';

const params = z.object({ no: ordinal });
const html = { description: '一页，打印后另处存放', content: { 'text/html': { schema: z.string() } } };
const pem = { description: 'PEM', content: { 'application/x-pem-file': { schema: z.string() } } };

/** 检查点: signed heads of the hash chains, each to be printed and filed elsewhere, and the key they are checked with. */
export function checkpointRoutes(api: Api, { db, audits }: ApiDeps): void {
  api.get(
    '/api/checkpoints',
    {
      config: { right: 'audits.see' },
      schema: {
        summary: '签过的检查点，新的在前，也可倒过来',
        querystring: z.strictObject({ sort: sortOf('-no', ['no']), ...pageQuery }),
        response: { 200: pageOf(checkpointLineSchema) },
      },
    },
    async ({ query }) => {
      const { items, total } = await checkpointPage(db, { back: query.sort.startsWith('-'), ...paging(query) });
      return { items: items.map(checkpointLine), total, page: query.page, pageSize: query.pageSize };
    },
  );

  api.get(
    '/api/checkpoints/key',
    { config: { right: 'audits.see' }, schema: { summary: '核对签名的公钥', response: { 200: pem } } },
    async (_, reply) => {
      if (!audits) throw noAudits();
      const key = await audits.publicKey();
      const detail = '还没有签检查点的密钥：工作进程第一次启动时生成';
      if (key === undefined) throw new ApiProblem(problem(404, 'no-key', detail));
      return reply.type('application/x-pem-file').send(key);
    },
  );

  api.get(
    '/api/checkpoints/:no',
    { config: { right: 'audits.see' }, schema: { summary: '一号检查点', params, response: { 200: checkpointSchema } } },
    async ({ params: { no } }) => checkpointShown(await there(no)),
  );

  api.get(
    '/api/checkpoints/:no.html',
    { config: { right: 'audits.see' }, schema: { summary: '一号检查点，可打印', params, response: { 200: html } } },
    async ({ params: { no } }, reply) =>
      reply.type('text/html; charset=utf-8').send(checkpointSheet(checkpointShown(await there(no)))),
  );

  async function there(no: number) {
    const row = await checkpointByNo(db, no);
    if (!row) throw notFound('no', `没有第 ${no} 号检查点`);
    return row;
  }
}
