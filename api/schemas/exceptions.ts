import { z } from 'zod';
import { LATE_DAYS } from '../../audit/lists/exceptions.ts';
import { decisionSchema } from './timeline.ts';

export const exceptionsQuery = z.strictObject({
  lateDays: z.coerce.number().int().min(0).max(366).default(LATE_DAYS).describe('录入晚于发生几天以上算迟录（日历日）'),
});

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

export const exceptionsSchema = z.object({
  corrections: z
    .array(z.object({ ...decided, kind: z.enum(['更正', '作废', '退回', '呈批退回']) }))
    .describe('更正、作废、退回'),
  overrides: z
    .array(
      z.object({
        ...decided,
        kind: z.enum(['补办', '未照办']),
        passed: z.array(z.string()).describe('缺的步骤或签批；没有照办的规定和条款'),
      }),
    )
    .describe('补办，和经批准没有照办的规定'),
  late: z
    .object({
      overDays: z.number(),
      items: z.array(z.object({ ...decided, days: z.number() })),
      backfilled: z.object({ count: z.number(), longestDays: z.number() }).describe('补录的另计，不逐条列'),
    })
    .describe('迟录：录入晚于发生几天以上'),
  extensions: z
    .array(
      z.object({
        ...decided,
        kind: z.enum(['顺延', '不同意顺延', '停表', '恢复计时', '免除', '明文延长']),
        on: z.string().describe('哪一条时限、谁的'),
        was: z.string().nullable().describe('当时的到期日'),
        until: z.string().nullable().describe('新的、所申请的到期日；停表、恢复之日'),
      }),
    )
    .describe('顺延、停表、恢复、免除，和没有同意的申请'),
  approvals: z.array(z.object({ ...line, decision: decisionSchema })).describe('代录批示，逐件'),
  versions: z
    .array(
      z.object({
        ...decided,
        kind: z.enum(['日历', '规程', '参数']),
        workflows: z.number().describe('本轮几个工作流改用'),
      }),
    )
    .describe('日历、规程、参数的变动'),
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
