import { z } from 'zod';
import { LATE_DAYS } from '../../audit/lists/exceptions.ts';
import { EXCEPTION_LISTS, type ExceptionList } from '../../audit/lists/titles.ts';
import { pageOf } from './common.ts';
import { listQuery } from './listing.ts';
import { decisionSchema } from './timeline.ts';

const LIST_CODES = Object.keys(EXCEPTION_LISTS) as [ExceptionList, ...ExceptionList[]];
const list = z.enum(LIST_CODES).describe(LIST_CODES.map((one) => `${one} ${EXCEPTION_LISTS[one]}`).join(' · '));

export const exceptionsQuery = z.strictObject({
  list: list.optional(),
  lateDays: z.coerce.number().int().min(0).max(366).default(LATE_DAYS).describe('录入晚于发生几天以上算迟录（日历日）'),
  ...listQuery('事项、理由、台账、录入人、批示人、凭证的一部分', 'recorded', ['recorded', 'happened']),
});
export type ExceptionsQuery = z.infer<typeof exceptionsQuery>;

export const sampleQuery = z.strictObject({
  seed: z.string({ error: '请给一个种子（seed）：同一台账、同一种子抽出同样的件' }).min(1).max(100),
  n: z.coerce.number().int().min(1).max(500).default(10).describe('抽几件'),
});

const line = {
  workflowId: z.string(),
  workflow: z.string(),
  seq: z.number().describe('台账条目号'),
  recordedAt: z.string(),
  recorded: z.string().describe('录入'),
  happenedAt: z.string(),
  happened: z.string().describe('发生'),
  what: z.string(),
  reason: z.string().nullable().describe('理由'),
  evidence: z.array(z.string()).describe('凭证'),
  typedBy: z.string().nullable().describe('录入人'),
  backfilled: z.boolean().describe('补录'),
};
const decided = { ...line, decisions: z.array(decisionSchema).describe('批准人、批示') };

const exceptionSchema = z.object({
  list,
  listTitle: z.string(),
  ...decided,
  kind: z.string().optional().describe('更正、作废、退回、补办、未照办、顺延、停表、免除、日历、规程、参数等'),
  passed: z.array(z.string()).optional().describe('补办、未照办：缺的步骤或签批；没有照办的规定和条款'),
  days: z.number().optional().describe('迟录：晚几天'),
  on: z.string().optional().describe('顺延等：哪一条时限、谁的'),
  was: z.string().nullable().optional().describe('顺延等：当时的到期日'),
  until: z.string().nullable().optional().describe('顺延等：新的、所申请的到期日；停表、恢复之日'),
  workflows: z.number().optional().describe('变动：本轮几个工作流改用'),
});

/** All the lists as one, a page at a time. */
export const exceptionsSchema = pageOf(exceptionSchema).extend({
  lists: z
    .object(Object.fromEntries(LIST_CODES.map((one) => [one, z.number()])) as Record<ExceptionList, z.ZodNumber>)
    .describe('各类共几条，不论条件'),
  late: z
    .object({
      overDays: z.number(),
      backfilled: z.object({ count: z.number(), longestDays: z.number() }).describe('补录的另计，不逐条列'),
    })
    .describe('迟录：录入晚于发生几天以上'),
});

export const sampleSchema = z.object({
  seed: z.string(),
  population: z.number().describe('有纸件、该有纸件的共几件'),
  withoutEvidence: z.number().describe('其中台账没有登记凭证的'),
  items: z.array(
    z.object({
      ...decided,
      papers: z.array(z.string()).describe('应有的纸件'),
      where: z.string().nullable().describe('台账记的原件在哪里；空为没有记'),
      noEvidence: z.boolean().describe('没有登记凭证：扫描件、编号都没有'),
      corrected: z.boolean().describe('后来更正过'),
    }),
  ),
});
