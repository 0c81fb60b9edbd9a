import { z } from 'zod';
import { id } from '../procedure/rulebook/fields.ts';
import { blockSchema } from './blocks.ts';
import { fieldSchema } from './fields.ts';
import { SUBJECT_NAMES } from './subjects.ts';

/** One paper: what it is printed for, the fields it fills in and its blocks in order. Word and print view both come from it. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '标识只用小写字母、数字、连字符'),
  title: z.string().min(1),
  subject: z.enum(SUBJECT_NAMES),
  /** letter: a 公文 or 函; form: 表单; register: 登记簿, on its side. */
  kind: z.enum(['letter', 'form', 'register']),
  /**
   * Steps it is the paper of: a round whose rulebook has none of them has no such paper, and who may not know of the
   * step does not print it. The first that the rulebook has counts.
   */
  steps: z.array(id).min(1),
  /** Kinds of letters it is for. */
  letters: z.array(z.string()).min(1).optional(),
  /** Sort of things it is for. */
  sort: z.string().optional(),
  /** Kind of numbered paper it prints. */
  numbered: z.enum(['催办函', '督办单']).optional(),
  fields: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, '字段名只用字母和数字'), fieldSchema),
  blocks: z.array(blockSchema).min(1),
  /** Papers of the same subject that follow on pages of their own. */
  with: z.array(z.string()).optional(),
});

export type Template = z.infer<typeof templateSchema>;
