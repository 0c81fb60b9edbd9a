import { z } from 'zod';
import { id } from '../procedure/rulebook/fields.ts';

/** Steps or facts by their ids; of several, the first that there is. */
const named = z.union([id, z.array(id).min(1)]);

/** What of a fact is printed beside its day. */
export const TOLD = [
  'number',
  'count',
  'of',
  'share',
  'until',
  'year',
  'copy',
  'level',
  'custodian',
  'place',
  'category',
  'note',
] as const;

/**
 * Where the value of a field comes from; exactly one is written. Nothing is computed: days, numbers and due dates are the
 * ledger's, titles, terms and copies the rulebook's.
 */
const sources = {
  /** A value the subject itself has, e.g. `unit` of a letter（papers/subjects.ts）. */
  own: z.string(),
  /** The office's own particulars（house.yaml）. */
  house: z.string(),
  /** Day of the last standing fact of this name about the subject. */
  'day-of': named,
  /** Something else that the fact tells: `told-by` which, `what` of it. */
  'told-by': named,
  /** Due day of the subject's deadline of this rule, as the ledger has it. */
  due: named,
  /** Term of the rule in words: 3 个工作日. */
  term: named,
  /** Clause of the step or rule. */
  clause: named,
  /** How many copies the step asks for. */
  copies: named,
  /** Planned day of a step. */
  planned: id,
  /** Parameter of the round, a day. */
  param: z.string(),
  /** Whoever the rulebook names to sign a step, in their order. */
  signers: named,
  /** Whom the papers of a step go to. */
  'goes-to': named,
  /** Never in the ledger: text of what is secret, telephone numbers, what is settled on paper. */
  'by-hand': z.enum(['text', 'day']),
} as const;

export type SourceName = keyof typeof sources;
export const SOURCES = Object.keys(sources) as SourceName[];

/** A field of a template: what the office calls it and where its value comes from. */
export const fieldSchema = z
  .strictObject({
    label: z.string().min(1),
    what: z.enum(TOLD).optional(),
    /** How long the line to fill in by hand is, in characters. */
    blank: z.number().int().min(1).max(28).default(8),
    ...z.strictObject(sources).partial().shape,
  })
  .refine((field) => SOURCES.filter((name) => field[name] !== undefined).length === 1, {
    message: `须恰好写一个来源：${SOURCES.join('、')}`,
  })
  .refine((field) => (field['told-by'] === undefined) === (field.what === undefined), {
    message: 'told-by 与 what 一起写',
  });

export type Field = z.infer<typeof fieldSchema>;

const DAYS: readonly SourceName[] = ['day-of', 'due', 'planned', 'param'];

/** Whether what is missing is a day: a line for year, month and day. */
export function isDay(field: Field): boolean {
  return field['by-hand'] === 'day' || field.what === 'until' || DAYS.some((name) => field[name] !== undefined);
}
