import { FIELDS, LEDGER_TITLES, type LedgerKind } from '../../sheets/import/field.ts';
import { failuresBook, templateBook } from '../../sheets/import/workbooks.ts';
import { MOST_BYTES } from '../../sheets/read/limits.ts';
import type { Books } from '../books.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { takeForms } from '../http/form.ts';
import { confirmUpload } from '../imports/confirm.ts';
import { type Upload, Uploads } from '../imports/kept.ts';
import { importShown, rowsShown } from '../imports/shown.ts';
import { readUpload } from '../imports/upload.ts';
import { holds, notPermitted } from '../permissions/permit.ts';
import type { Right } from '../permissions/rights.ts';
import { badFields, notFound } from '../problem.ts';
import { idempotencyHeaders, roundParams } from '../schemas/common.ts';
import { confirmSchema, importFormSchema, importParams, importSchema } from '../schemas/imports.ts';
import { named, xlsxResponse } from '../sheets/send.ts';

const RIGHTS: Readonly<Record<LedgerKind, Right>> = { clues: 'transfers.record', rectification: 'facts.record' };

/** 导入台账: an existing ledger is uploaded, looked at, and recorded once it is confirmed. */
export async function importRoutes(api: Api, deps: ApiDeps, books: Books): Promise<void> {
  const uploads = new Uploads();
  await api.register(async (scope: Api) => {
    await takeForms(scope, {
      title: '台账',
      fields: ['file', 'sheet', 'mapping'],
      fileBytes: MOST_BYTES,
      fieldBytes: 2000,
      tooLarge: '请只留台账这一张表，另存后再导入',
    });
    for (const ledger of Object.keys(FIELDS) as LedgerKind[]) ledgerRoutes(scope, deps, books, uploads, ledger);
  });
}

function ledgerRoutes(api: Api, deps: ApiDeps, books: Books, uploads: Uploads, ledger: LedgerKind): void {
  const right = RIGHTS[ledger];
  const title = LEDGER_TITLES[ledger];
  const url = `/api/rounds/:round/imports/${ledger}`;
  const found = (id: string, account: string, round: string): Upload => {
    const upload = uploads.find(id, { account, round, ledger });
    if (!upload) throw notFound('id', '这次导入已不在服务器上：请重新选文件，已录的不会再录');
    return upload;
  };

  api.get(
    `/api/imports/${ledger}/template.xlsx`,
    {
      config: { right, at: 'any' },
      schema: { summary: `空白的${title}，填好导入`, response: xlsxResponse },
    },
    async (_, reply) => named(reply, `${title}（空白）`).send(Buffer.from(await templateBook(ledger))),
  );

  api.post(
    url,
    {
      config: { right, at: 'round', form: true },
      schema: {
        ...{ summary: `上传${title}，只预览`, consumes: ['multipart/form-data'], params: roundParams },
        ...{ body: importFormSchema, response: { 200: importSchema } },
      },
    },
    async ({ params: { round }, body: form, account }) => {
      const book = await books.ofRound(round);
      return importShown(uploads.keep(await readUpload(deps, { round, ledger, book, account, form })));
    },
  );

  api.get(
    `${url}/:id`,
    {
      config: { right, at: 'round' },
      schema: { summary: '导入到哪里了', params: importParams, response: { 200: importSchema } },
    },
    ({ params: { round, id }, account }) => Promise.resolve(importShown(found(id, account.login, round))),
  );

  api.post(
    `${url}/:id/confirm`,
    {
      config: { right, at: 'round' },
      schema: {
        ...{ summary: '确认导入', headers: idempotencyHeaders, params: importParams, body: confirmSchema },
        response: { 202: importSchema },
      },
    },
    async (request, reply) => {
      const { params, body, account, log } = request;
      const upload = found(params.id, account.login, params.round);
      if (body.golive && !holds(account, 'rounds.start')) throw notPermitted();
      if (body.golive && upload.mode !== 'backfill') {
        throw badFields({ field: 'golive', detail: '只有补录的轮次转为在办' });
      }
      const book = await books.ofRound(params.round);
      await confirmUpload(deps, { upload, book, account, golive: body.golive, log });
      return reply.code(202).send(importShown(upload));
    },
  );

  api.get(
    `${url}/:id/failures.xlsx`,
    {
      config: { right, at: 'round' },
      schema: { summary: '没有导入的各行和原因', params: importParams, response: xlsxResponse },
    },
    async ({ params: { round, id }, account }, reply) => {
      const upload = found(id, account.login, round);
      const shown = new Map(rowsShown(upload).map((row) => [row.no, row]));
      const failed = upload.rows.flatMap((row) => {
        const why = shown.get(row.no)?.errors.map(({ detail }) => detail) ?? [];
        return why.length > 0 ? [{ row, why: why.join('；') }] : [];
      });
      return named(reply, `${title} ${round} 没有导入的`).send(Buffer.from(await failuresBook(ledger, failed)));
    },
  );
}
