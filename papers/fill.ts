import { type Block, LINE_NAMES, type PlainBlock } from './blocks.ts';
import { blankFor } from './days.ts';
import { isDay } from './fields.ts';
import type { FilledBlock, FilledPaper, Run, Runs } from './filled.ts';
import { partsOf } from './placeholders.ts';
import { resolved } from './resolve.ts';
import { signingRows } from './signing.ts';
import type { Template } from './template.ts';
import type { Row, Told } from './told.ts';

/** Puts what is told into a template. What nobody knows becomes a line to fill in by hand, in a table an empty cell. */
export function fillPaper(template: Template, told: Told): FilledPaper {
  const { id, title, kind, fields } = template;
  const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, resolved(field, told)]));
  const filler = new Filler(template, values, told);
  return { id, title, kind, values, blocks: template.blocks.flatMap((block) => filler.blocks(block)) };
}

const SIGNATURE = `签名：${blankFor(false, 6)}　${blankFor(true, 0)}`;

class Filler {
  constructor(
    private readonly template: Template,
    private readonly values: FilledPaper['values'],
    private readonly told: Told,
  ) {}

  blocks(block: Block): FilledBlock[] {
    if ('choose' in block) {
      const value = this.values[block.choose];
      const chosen = value !== undefined && Object.hasOwn(block.of, value) ? block.of[value] : undefined;
      return (chosen ?? block.else).flatMap((one) => this.blocks(one));
    }
    if ('when' in block) {
      return this.values[block.when] === undefined ? [] : block.print.flatMap((one) => this.blocks(one));
    }
    if ('each' in block) {
      return this.rows(block.each).flatMap((row) => block.print.flatMap((one) => this.plain(one, row)));
    }
    return this.plain(block, {});
  }

  private plain(block: PlainBlock, row: Row): FilledBlock[] {
    const runs = (text: string) => this.runs(text, row);
    const lines = (text: string | string[], line: 'p' | 'signature'): FilledBlock[] =>
      [text].flat().map((one) => ({ is: 'line', line, runs: runs(one) }));
    if ('head' in block) {
      const { head, style, number } = block;
      return [{ is: 'head', office: runs(head), style, ...(number !== undefined && { number: runs(number) }) }];
    }
    if ('marks' in block) return [{ is: 'marks', lines: [block.marks].flat().map(runs) }];
    if ('p' in block) return lines(block.p, 'p');
    if ('signatures' in block) return lines(block.signatures, 'signature');
    if ('sign' in block) return [{ is: 'sign', by: runs(block.sign), on: runs(block.on) }];
    if ('rows' in block) return [this.table(block)];
    if ('form' in block) return [this.form(block, row)];
    if ('imprint' in block) {
      const { copies, by, on } = block.imprint;
      return [{ is: 'imprint', ...(copies !== undefined && { copies: runs(copies) }), by: runs(by), on: runs(on) }];
    }
    if ('cut' in block) return [{ is: 'cut', runs: runs(block.cut) }];
    if ('page' in block) return [{ is: 'page' }];
    return LINE_NAMES.flatMap((line) => {
      const text = block[line];
      return text === undefined ? [] : [{ is: 'line', line, runs: runs(text) }];
    });
  }

  private table({ rows: name, columns, blank }: Extract<PlainBlock, { rows: string }>): FilledBlock {
    const filled = this.rows(name).map((row) => columns.map(({ text }) => this.runs(text, row, true)));
    const empty = Array.from({ length: blank }, () => columns.map((): Runs => []));
    const heads = columns.map(({ title, width, align }) => ({ title, width, align }));
    return { is: 'table', columns: heads, rows: [...filled, ...empty] };
  }

  private form({ form }: Extract<PlainBlock, { form: unknown }>, row: Row): FilledBlock {
    const rows = form.flatMap((one) => ('signing' in one ? signingRows(this.told.book, one) : [one]));
    return {
      is: 'form',
      rows: rows.map(({ high, cells }) => ({
        high,
        cells: cells.map(({ label, text, sign = false, wide }) => ({
          wide,
          sign,
          label: label !== undefined,
          paragraphs: [...[label ?? text ?? []].flat(), ...(sign ? [SIGNATURE] : [])].map((one) =>
            this.runs(one, row, true),
          ),
        })),
      })),
    };
  }

  private rows(name: string): readonly Row[] {
    return this.told.rows[name] ?? [];
  }

  /** `inCell`: what is missing leaves the cell empty, but for a day that stands among words. */
  private runs(text: string, row: Row, inCell = false): Runs {
    const parts = partsOf(text);
    return parts.flatMap((part): Run[] => {
      if ('text' in part) return [{ text: part.text }];
      const { name } = part;
      const field = this.template.fields[name];
      const value = Object.hasOwn(row, name) ? row[name] : this.values[name];
      if (value !== undefined && value !== '') return [{ text: value, field: name }];
      if (field === undefined || (inCell && parts.length === 1 && !isDay(field))) return [];
      return [{ text: blankFor(isDay(field), field.blank), field: name, blank: true }];
    });
  }
}
