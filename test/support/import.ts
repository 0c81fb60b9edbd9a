import { setTimeout as sleep } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Api } from '../../api/deps.ts';
import { type Json, LOCAL_TOKEN } from './api.ts';

/** A workbook as an office keeps it: a title, the headings, the lines, a sheet nobody sees. Dates are real ones. */
export async function ledgerFile(lines: ExcelJS.CellValue[][], merge: string[] = []): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('旧', { state: 'hidden' }).addRow(['线索编号', '接收单位']);
  const page = book.addWorksheet('台账');
  page.addRow(['某县台账']);
  for (const line of lines) page.addRow(line);
  for (const range of merge) page.mergeCells(range);
  page.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
    }),
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export interface Importer {
  upload(file: Uint8Array, fields?: Record<string, string>): Promise<{ status: number; json: Json }>;
  confirm(id: string, body?: object): Promise<{ status: number; json: Json }>;
  /** The import once it is no longer running. */
  finished(id: string): Promise<Json>;
  failures(id: string): Promise<ExcelJS.Worksheet>;
}

/** Imports ledgers of one kind into a round, as this machine's own commands do unless told who. */
export function importer(app: Api, round: string, ledger: string, authorization = `Bearer ${LOCAL_TOKEN}`): Importer {
  const url = `/api/rounds/${round}/imports/${ledger}`;
  const headers = { authorization, 'idempotency-key': 'import' };
  const get = async (path: string) => app.inject({ method: 'GET', url: `${url}/${path}`, headers });
  return {
    async upload(file, fields = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', new File([new Uint8Array(file)], '台账.xlsx'));
      const body = new Response(form);
      const payload = Buffer.from(await body.arrayBuffer());
      const type = body.headers.get('content-type') ?? '';
      const answer = await app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload });
      return { status: answer.statusCode, json: answer.json() };
    },
    async confirm(id, body = {}) {
      const answer = await app.inject({ method: 'POST', url: `${url}/${id}/confirm`, headers, payload: body });
      return { status: answer.statusCode, json: answer.json() };
    },
    async finished(id) {
      for (;;) {
        const told = (await get(id)).json();
        if (told.state !== 'running') return told;
        await sleep(200);
      }
    },
    async failures(id) {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await get(`${id}/failures.xlsx`)).rawPayload as never);
      const [page] = book.worksheets;
      if (!page) throw new Error('no sheet');
      return page;
    },
  };
}
