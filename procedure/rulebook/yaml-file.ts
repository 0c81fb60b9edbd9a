import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explain } from './explain.ts';
import { RulebookError } from './problem.ts';
import { type LoadedSource, locator } from './source.ts';

/** YAML text as data of `schema`, with the means to name the place of any field. Throws `RulebookError` listing all that is wrong. */
export function parseYamlFile<T extends z.ZodType>(
  text: string,
  file: string,
  schema: T,
): { data: z.infer<T>; problem: LoadedSource['problem'] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = locator(file, doc, lines);
  if (doc.errors.length > 0) {
    throw new RulebookError(
      doc.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { file, line, column: col, path: '', message: `YAML 写法有误：${error.message}` };
      }),
    );
  }
  const parsed = schema.safeParse(doc.toJS());
  if (!parsed.success) throw new RulebookError(explain(parsed.error.issues, problem));
  return { data: parsed.data, problem };
}
