import { z } from 'zod';
import { id } from '../procedure/rulebook/fields.ts';

/** Text as it is printed; `{字段}` stands for the value of a declared field, or of a column of the row. */
const text = z.string().min(1);
const some = z.union([text, z.array(text).min(1)]);

/** Red head of the issuing office and its red line: `document` is …文件 with the number in the middle, `letter` a 函 with it at the right. */
const head = z.strictObject({
  head: text,
  style: z.enum(['document', 'letter']).default('letter'),
  number: text.optional(),
});

/** 份号、密级、紧急程度, one under another at the top left. */
const marks = z.strictObject({ marks: some });

/** A line in its own place: 标题（二号小标宋）, 副题, 主送, 一至三级小标题, 居中, 居右, 附注, 附件说明. */
const LINES = ['title', 'subtitle', 'to', 'h1', 'h2', 'h3', 'centre', 'right', 'note', 'attachment'] as const;
export type LineName = (typeof LINES)[number];
const line = z
  .strictObject(
    Object.fromEntries(LINES.map((name) => [name, text.optional()])) as Record<LineName, z.ZodOptional<typeof text>>,
  )
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, '一块只写一行');

/** Paragraphs of the body, two characters indented. */
const paragraphs = z.strictObject({ p: some });

/** 落款 and 成文日期 with room for the seal. */
const sign = z.strictObject({ sign: text, on: text });

/** Lines for signatures by hand: who, and a date to fill in. */
const signatures = z.strictObject({ signatures: some });

const column = z.strictObject({
  title: text,
  /** What each row prints there. */
  text: z.string(),
  /** Share of the width. */
  width: z.number().positive(),
  align: z.enum(['left', 'centre']).default('centre'),
});

/** A register: one line a row, then `blank` empty ones to go on by hand. */
const table = z.strictObject({
  rows: z.string(),
  columns: z.array(column).min(1),
  blank: z.number().int().min(0).max(40).default(0),
});

const cell = z.strictObject({
  /** A printed name of what stands beside it. */
  label: text.optional(),
  text: some.optional(),
  /** Ends with a line for a signature and its day. */
  sign: z.literal(true).optional(),
  /** Parts of the twelve that the cell is wide. */
  wide: z.number().int().min(1).max(12),
});

const high = z.number().min(6).max(200);

/** One row for each signature that the rulebook asks of a step（审核、审批 …）, in their order; one row where it asks none. */
const signing = z.strictObject({ signing: z.union([id, z.array(id).min(1)]), high: high.default(26) });

/** A form（审批表、呈批单）: rows of cells, each row `high` millimetres at least. */
const form = z.strictObject({
  form: z.array(z.union([z.strictObject({ cells: z.array(cell).min(1), high: high.default(12) }), signing])).min(1),
});

/** 抄送 and 印发 between their lines, at the foot of the page. */
const imprint = z.strictObject({ imprint: z.strictObject({ copies: text.optional(), by: text, on: text }) });

/** A line to cut along. */
const cut = z.strictObject({ cut: text });
const page = z.strictObject({ page: z.literal('new') });

const plain = [head, marks, line, paragraphs, sign, signatures, table, form, imprint, cut, page] as const;

/** Blocks that stand once for each row. */
const each = z.strictObject({ each: z.string(), print: z.array(z.union(plain)).min(1) });

/** Blocks that depend on a value: one of `of` by the value of the field, else `else`. */
const choose = z.strictObject({
  choose: z.string(),
  of: z.record(z.string(), z.array(z.union([...plain, each])).min(1)),
  else: z.array(z.union([...plain, each])).default([]),
});

/** Blocks that stand only where the field has a value. */
const when = z.strictObject({ when: z.string(), print: z.array(z.union([...plain, each])).min(1) });

export const blockSchema = z.union([...plain, each, choose, when]);

export type Block = z.infer<typeof blockSchema>;
export type PlainBlock = z.infer<(typeof plain)[number]>;
export const LINE_NAMES: readonly LineName[] = LINES;
