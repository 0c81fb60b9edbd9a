import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { shippedPapers } from '../../papers/library.ts';
import { printView } from '../../papers/print/page.ts';
import { SUBJECTS } from '../../papers/subjects.ts';
import { wordFile } from '../../papers/word/file.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { printable } from '../printing/context.ts';
import { PRINTING } from '../printing/may-print.ts';
import { offered } from '../printing/offered.ts';
import { type AskedPaper, printed } from '../printing/print.ts';
import {
  offeredSchema,
  paperOfParams,
  paperOfQuery,
  paperParams,
  printingParams,
  templateShownSchema,
} from '../schemas/printing.ts';
import { addressed } from '../trail/keep.ts';
import { exportedBy } from '../watermark.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const word = { description: 'Word 文件', content: { [WORD]: { schema: z.string() } } };
const sheet = { description: '打印用的网页', content: { 'text/html': { schema: z.string() } } };

/** 公文: which there are, and each as a Word file or a page to print, one or all of a kind in one. */
export function printingRoutes(api: Api, deps: ApiDeps, books: Books): void {
  const library = () => deps.papers ?? shippedPapers();
  const config = { right: PRINTING, at: 'part' } as const;

  api.get(
    '/api/papers/templates',
    {
      config: { right: 'rules.see', at: 'any' },
      schema: { summary: '公文样式', response: { 200: z.array(templateShownSchema) } },
    },
    async () =>
      [...library().templates.values()].map(({ id, title, subject, kind, replaced, fields }) => ({
        ...{ id, title, subject, subjectTitle: SUBJECTS[subject].title, kind, replaced },
        fields: Object.entries(fields).map(([name, field]) => ({
          ...{ name, label: field.label, byHand: field['by-hand'] !== undefined },
        })),
      })),
  );

  api.get(
    '/api/rounds/:round/papers',
    {
      config,
      schema: { summary: '可以打印的公文', params: printingParams, response: { 200: z.array(offeredSchema) } },
    },
    async ({ params: { round }, account }) =>
      offered(deps, await printable(deps, { round, book: await books.ofRound(round), account }), library()),
  );

  const all = { summary: '一种公文，本轮的全部', params: paperParams };
  const one = { summary: '一件公文', params: paperOfParams, querystring: paperOfQuery };

  api.get(
    '/api/rounds/:round/papers/:paper.docx',
    { config, schema: { ...all, response: { 200: word } } },
    (request, reply) => asWord(request, reply, request.params),
  );
  api.get(
    '/api/rounds/:round/papers/:paper.html',
    { config, schema: { ...all, response: { 200: sheet } } },
    (request, reply) => asPage(request, reply, request.params),
  );
  api.get(
    '/api/rounds/:round/papers/:paper/:on.docx',
    { config, schema: { ...one, response: { 200: word } } },
    (request, reply) => asWord(request, reply, { ...request.params, ...request.query }),
  );
  api.get(
    '/api/rounds/:round/papers/:paper/:on.html',
    { config, schema: { ...one, response: { 200: sheet } } },
    (request, reply) => asPage(request, reply, { ...request.params, ...request.query }),
  );

  type Asked = AskedPaper & { round: string };

  async function papersFor(request: FastifyRequest, { round, ...asked }: Asked) {
    const book = await books.ofRound(round);
    const found = await printed(
      deps,
      await printable(deps, { round, book, account: request.account }),
      library(),
      asked,
    );
    const { secret } = found;
    if (secret.length > 0) {
      const detail = { ...addressed(request), items: secret, count: secret.length };
      await request.server.trail.note(request, 'confidential-read', detail);
    }
    return found;
  }

  async function asWord(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
    const { papers, template } = await papersFor(request, asked);
    const file = await wordFile(papers, exportedBy(request.account, instantNow(deps)));
    const name = encodeURIComponent(`${template.title}.docx`);
    return reply
      .type(WORD)
      .header('content-disposition', `attachment; filename="${template.id}.docx"; filename*=UTF-8''${name}`)
      .send(Buffer.from(file));
  }

  async function asPage(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
    const { papers } = await papersFor(request, asked);
    return reply.type('text/html; charset=utf-8').send(String(printView(papers)));
  }
}
