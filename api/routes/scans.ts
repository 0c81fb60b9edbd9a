import { z } from 'zod';
import type { Api, ApiDeps } from '../deps.ts';
import { takeForms } from '../http/form.ts';
import { reachOf } from '../permissions/reach.ts';
import { callerOf } from '../record.ts';
import { addScan, scanFile, scansShown } from '../scans.ts';
import { idempotencyHeaders, pageOf } from '../schemas/common.ts';
import { scanFormSchema, scanParams, scanQuerySchema, scanSchema } from '../schemas/scans.ts';

const DEFAULT_LIMIT = 20 * 1_048_576;
const file = { description: '原文件', content: { 'application/octet-stream': { schema: z.unknown() } } };

/** 扫描件: what entries name as evidence, encrypted in the ledger's database. */
export async function scanRoutes(api: Api, deps: ApiDeps): Promise<void> {
  await api.register(async (scope: Api) => {
    await takeForms(scope, {
      title: '扫描件',
      fields: ['file', 'workflow', 'level'],
      fileBytes: deps.scanLimitBytes ?? DEFAULT_LIMIT,
      fieldBytes: 100,
      tooLarge: '请降低扫描分辨率或分成几件',
    });

    scope.post(
      '/api/scans',
      {
        config: { right: 'facts.record', at: 'any', form: true },
        schema: {
          summary: '上传扫描件',
          consumes: ['multipart/form-data'],
          headers: idempotencyHeaders,
          body: scanFormSchema,
          response: { 200: scanSchema },
        },
      },
      (request) => addScan(deps, callerOf(request), reachOf(request.account, 'facts.record'), request.body),
    );

    scope.get(
      '/api/scans',
      {
        config: { right: 'work.see', at: 'any' },
        schema: { summary: '一轮的扫描件', querystring: scanQuerySchema, response: { 200: pageOf(scanSchema) } },
      },
      ({ query, account }) => scansShown(deps, reachOf(account, 'work.see'), query),
    );

    scope.get(
      '/api/scans/:id',
      {
        config: { right: 'work.see', at: 'any' },
        schema: { summary: '下载', params: scanParams, response: { 200: file } },
      },
      async ({ params, account }, reply) => {
        const { type, name, bytes } = await scanFile(deps, reachOf(account, 'work.see'), params.id);
        return reply
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store')
          .type(type)
          .send(Buffer.from(bytes));
      },
    );
  });
}
