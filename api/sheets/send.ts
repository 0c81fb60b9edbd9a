import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Sheet } from '../../sheets/sheet.ts';
import { writeSheet } from '../../sheets/write.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { exportedBy } from '../watermark.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a route answers that gives out a workbook. */
export const xlsxResponse = { 200: { description: 'Excel 文件', content: { [XLSX]: { schema: z.unknown() } } } };

type Rows<T> = AsyncIterable<T> | Iterable<T>;

interface Given<T> extends Omit<Sheet<T>, 'note'> {
  /** What stands in the file's name beside that of the ledger; nothing for the whole county. */
  of?: string | undefined;
  /** Writes the rows it is given; called once, when the answer has begun. */
  rows: (write: (rows: Rows<T>) => Promise<void>) => Promise<void>;
}

/** Sends a ledger as a file while it is written, with who takes it out and when. A writer that fails breaks it off. */
export function sendSheet<T>(
  deps: Pick<ApiDeps, 'now'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { of, rows, ...sheet }: Given<T>,
): FastifyReply {
  const out = new PassThrough();
  const note = exportedBy(request.account, instantNow(deps));
  rows((given) => writeSheet(out, { ...sheet, note }, given)).catch((error: Error) => {
    request.log.warn({ err: error }, 'a workbook was broken off');
    out.destroy(error);
  });
  return named(reply, of === undefined ? sheet.name : `${sheet.name} ${of}`).send(out);
}

/** Heads an answer as a workbook to be saved under a name. */
export function named(reply: FastifyReply, name: string): FastifyReply {
  const file = `filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`;
  return reply
    .header('content-disposition', `attachment; ${file}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type(XLSX);
}
