import { z } from 'zod';
import { approvalsSchema, day } from './common.ts';

const number = z.string().trim().min(1).max(80);

/** A day of the notice as typed: what is wrong with it is told by its line, so nothing is refused here. */
const typedDay = z.string().max(20);

const noticeFields = {
  year: z.number().int().min(2011).max(2100).optional().describe('放假安排的年份'),
  sources: z
    .array(z.strictObject({ number: number.describe('发文字号'), url: z.url().max(300).optional() }))
    .min(1)
    .max(5)
    .optional(),
  holidays: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(40),
        off: z.tuple([typedDay, typedDay]).describe('放假起止日，含两端'),
        work: z.array(typedDay).max(10).default([]).describe('补班日'),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
  closures: z
    .array(
      z.strictObject({
        from: typedDay,
        to: typedDay.optional().describe('止日，含当日；一天的不写'),
        number: number.describe('停班文件的字号'),
        reason: z.string().trim().min(1).max(40).describe('防汛、暴雪……'),
        lifted: z.literal(true).optional().describe('撤销登记过的停班'),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
  trial: z.literal(true).optional().describe('试用：没有这份文件，安排是编的'),
};

type Fields = z.infer<z.ZodObject<typeof noticeFields>>;

function whole({ year, sources, holidays, closures }: Fields, context: z.core.$RefinementCtx<Fields>): void {
  const parts = { year, sources, holidays };
  const given = Object.values(parts).filter((part) => part !== undefined).length;
  if (given === 0 && closures === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['year'],
      message: '写放假安排（year、sources、holidays）或本县停班（closures）',
    });
  }
  if (given === 0 || given === 3) return;
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined) context.addIssue({ code: 'custom', path: [name], message: '没有填写' });
  }
}

/** 国务院放假安排 of a year, 本县停班, or both. */
export const proposalSchema = z.strictObject(noticeFields).superRefine(whole);
export type Proposal = z.infer<typeof proposalSchema>;

/** The same once more, with the preview that was looked at and who authorised it. */
export const importSchema = z
  .strictObject({
    ...noticeFields,
    preview: z.string().min(1).max(80).describe('看过的预览的编号'),
    reason: z.string().trim().min(1).max(500),
    approval: approvalsSchema,
  })
  .superRefine(whole);
export type Import = z.infer<typeof importSchema>;

const kindOfDay = z.object({ rest: z.boolean(), why: z.string() });
export const changedDaySchema = z.object({ date: day, was: kindOfDay, now: kindOfDay });

/** One version of the calendar: what it is and on whose word. */
export const versionSchema = z.object({
  no: z.number().describe('版本号，从 1 起'),
  version: z.string(),
  hash: z.string(),
  publishedAt: z.string(),
  kind: z.enum(['shipped', 'notice', 'closures']).describe('shipped：随程序；notice：放假安排；closures：本县停班'),
  trial: z.boolean().describe('试用的，不是真的安排'),
  typedBy: z.string().nullable(),
  approval: approvalsSchema.nullable(),
  reason: z.string().nullable(),
  numbers: z.array(z.string()).describe('所据文件的字号'),
  changedDays: z.number().describe('与上一版相比改了几天'),
});

/** A version with its content. */
export const versionDetailSchema = versionSchema.extend({
  firstYear: z.number(),
  lastYear: z.number().describe('已公布到哪一年；以后的到期日暂定'),
  rest: z.record(z.string(), z.string()),
  work: z.record(z.string(), z.string()),
  closures: z.record(z.string(), z.string()),
  changed: z.array(changedDaySchema),
});

/** How two versions judge days differently. */
export const diffSchema = z.object({
  from: versionSchema,
  to: versionSchema,
  lastYear: z.object({ was: z.number(), now: z.number() }),
  days: z.array(changedDaySchema),
});

export const importedSchema = versionSchema.extend({
  revision: z.string().nullable().describe('重算的进度在哪里看'),
  repeated: z.boolean().describe('内容与现行版本相同，没有新版本'),
});
