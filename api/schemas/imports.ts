import { z } from 'zod';
import { roundParams } from './common.ts';

export const importParams = roundParams.extend({ id: z.uuid('应为导入的编号') });

/** What comes as multipart/form-data. */
export const importFormSchema = z.strictObject({
  file: z.file('应为文件').min(1, '文件是空的').describe('.xlsx 或 .csv 的台账'),
  sheet: z.string().max(100).optional().describe('工作表；不写则取第一张认得出表头的'),
  mapping: z
    .string()
    .max(2000)
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const read = mappingSchema.safeParse(parsed(text));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: '应为 JSON：各项对应第几列，从 0 起；不导入的项不写' });
      return z.NEVER;
    })
    .describe('各项对应第几列（JSON，从 0 起）；不写则照表头认'),
});
export type ImportForm = z.infer<typeof importFormSchema>;

const mappingSchema = z.record(z.string().max(40), z.number().int().min(0).max(99));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const confirmSchema = z.strictObject({
  golive: z.boolean().default(false).describe('补录的轮次录完转为在办：从此提醒、逾期照规程办'),
});

const rowSchema = z.object({
  no: z.number().describe('文件中的行号'),
  texts: z.record(z.string(), z.string()).describe('各项，只有对应了列的'),
  state: z.enum(['ready', 'already', 'wrong', 'recorded', 'refused', 'waiting']),
  tells: z.string().describe('归到哪一批、哪一件'),
  errors: z.array(z.object({ field: z.string(), column: z.string().nullable(), detail: z.string() })),
});
export type ImportRow = z.infer<typeof rowSchema>;

/** An uploaded ledger: what it says, what is wrong with it, and how far it is recorded. */
export const importSchema = z.object({
  id: z.string(),
  round: z.string(),
  ledger: z.enum(['clues', 'rectification']),
  title: z.string(),
  mode: z.enum(['live', 'backfill']).describe('轮次在办，还是补录'),
  sheet: z.string(),
  sheets: z.array(z.string()),
  headingRow: z.number(),
  columns: z.array(z.object({ letter: z.string(), heading: z.string() })),
  fields: z.array(
    z.object({ key: z.string(), title: z.string(), required: z.boolean(), column: z.number().nullable() }),
  ),
  state: z.enum(['preview', 'running', 'done', 'stopped']),
  stopped: z.string().nullable().describe('为什么停下；再确认一次接着录'),
  done: z.number().describe('已办几件登记'),
  total: z.number().describe('共几件登记'),
  counts: z.object({ ready: z.number(), already: z.number(), wrong: z.number() }),
  rows: z.array(rowSchema),
});
