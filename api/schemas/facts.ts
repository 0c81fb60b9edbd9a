import { z } from 'zod';
import { factDataSchema, recordFactSchema } from '../../procedure/heart/command.ts';
import { day, idempotencyKey, recordedWith } from './common.ts';
import { listQuery } from './listing.ts';

/** One fact to record. `on` is what the route names unless given. */
export const factItemSchema = recordFactSchema
  .omit({ type: true })
  .partial({ on: true })
  .extend({
    ...recordedWith,
    key: idempotencyKey
      .optional()
      .describe('本条自己的 Idempotency-Key：单独登记与成批登记是同一条；不写则按请求的编号和次序'),
  });
export type FactItem = z.infer<typeof factItemSchema>;

/** One item, or `{items: […]}` with up to 100 of them. */
export function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([item, manyOf(item)]);
}

/** `{items: […]}` with 1–100 items; no two under one key. */
export function manyOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item).min(1).max(100).superRefine(differentKeys) });
}

function differentKeys(items: unknown[], context: z.RefinementCtx): void {
  const seen = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const key = (item as { key?: unknown }).key;
    const first = seen.get(key);
    if (key !== undefined && first !== undefined) {
      const message = `与第 ${first + 1} 条的 key 相同`;
      context.addIssue({ code: 'custom', path: [index, 'key'], message });
    }
    if (first === undefined) seen.set(key, index);
  }
}

/** What facts, of a round or of the standing office, can be narrowed by. */
export const factQuery = {
  fact: z.string().min(1).max(80).optional(),
  standing: z.stringbool().optional(),
  from: day.optional().describe('发生日，从'),
  to: day.optional().describe('发生日，到'),
  ...listQuery('步骤、登记在哪里、编号或补办原因的一部分', 'at', ['at', 'title', 'on']),
};
export const factQuerySchema = z.strictObject(factQuery);
export type FactQuery = z.infer<typeof factQuerySchema>;

export const factSchema = z.object({
  id: z.string(),
  workflowId: z.string(),
  fact: z.string(),
  title: z.string(),
  on: z.string(),
  at: z.string(),
  date: z.string(),
  data: factDataSchema,
  stands: z.boolean().describe('有效：没有退回，也没有撤销'),
  returned: z.boolean(),
  voided: z.boolean(),
  late: z.string().nullable().describe('补办原因'),
  missing: z
    .array(
      z.object({
        step: z.string(),
        title: z.string(),
        on: z.string(),
        thing: z.string().optional().describe('逐件的，是哪一件'),
        approval: z.string().optional().describe('缺的是这一步的哪一签'),
      }),
    )
    .nullable(),
  seq: z.number().describe('台账条目号'),
  historic: z.boolean(),
  evidence: z.array(z.string()).optional().describe('登记和更正时写的凭证；问了才有'),
});
