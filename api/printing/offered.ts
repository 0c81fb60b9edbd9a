import type { z } from 'zod';
import type { PaperLibrary } from '../../papers/library.ts';
import type { ApiDeps } from '../deps.ts';
import type { offeredSchema } from '../schemas/printing.ts';
import { choicesOf } from './choices.ts';
import type { Printable } from './context.ts';
import { isSecretPaper, mayPrint, stepOf } from './may-print.ts';

type Offered = z.infer<typeof offeredSchema>;

/** The papers that somebody can print of a round and of what, in the order of the procedure. */
export async function offered(
  { db }: Pick<ApiDeps, 'db'>,
  context: Printable,
  { templates }: PaperLibrary,
): Promise<Offered[]> {
  const papers: (Offered & { place: number })[] = [];
  const order = Object.keys(context.book.steps);
  for (const template of templates.values()) {
    const { id, title, subject, kind, replaced } = template;
    const step = stepOf(context.book, template);
    if (step === undefined) continue;
    const choices = (await choicesOf(db, context, template)).filter((one) => mayPrint(context, template, one));
    if (choices.length === 0) continue;
    papers.push({
      ...{ id, title, subject, kind, replaced, place: order.indexOf(step) },
      for: choices.map((choice) => ({
        on: choice.on,
        no: choice.no ?? null,
        title: choice.title,
        secret: isSecretPaper(context, template, choice),
      })),
    });
  }
  return papers.sort((a, b) => a.place - b.place).map(({ place: _, ...one }) => one);
}
