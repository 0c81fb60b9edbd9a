import { z } from 'zod';

export const rulebookLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  hash: z.string(),
  publishedAt: z.string(),
  newest: z.boolean().describe('新建轮次用的版本'),
});

/** A resolved rulebook as it was published; steps and deadlines are those of procedure/rulebook/schema.ts. */
export const rulebookSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  hash: z.string(),
  lineage: z.array(z.string()),
  params: z.record(z.string(), z.string()),
  traits: z.record(z.string(), z.string()),
  letters: z.record(z.string(), z.looseObject({ title: z.string(), step: z.string(), units: z.array(z.string()) })),
  receivers: z.record(z.string(), z.looseObject({ title: z.string() })),
  steps: z.record(z.string(), z.looseObject({ title: z.string(), level: z.string() })),
  deadlines: z.record(z.string(), z.looseObject({ title: z.string(), level: z.string() })),
  roleTitles: z.record(z.string(), z.string()).describe('角色、单位代码的名称'),
  stages: z
    .array(z.object({ title: z.string(), prefixes: z.array(z.string()) }))
    .describe('阶段的先后；步骤号的第一段属于哪个阶段'),
});

export const bookQuerySchema = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应为规程某一版的散列')
    .optional()
    .describe('哪一版，如在办的轮次所照的；不写为最新'),
});

export const explainQuerySchema = z.strictObject({
  rule: z.string().min(1, '请写明规则').max(80),
  from: z.string().min(1).max(40).describe('触发日 YYYY-MM-DD[THH:mm]；或 due=YYYY-MM-DD、period-end=YYYY-MM-DD'),
  and: z.string().min(1).max(40).optional().describe('双触发的另一日；按期间计算的规则写撤离日'),
  unit: z.string().min(1).max(80).optional(),
});

const note = z.object({
  date: z.string(),
  weekday: z.string(),
  what: z.enum(['trigger', 'counted', 'skipped', 'landed', 'rolled', 'due']),
  n: z.number().optional(),
  why: z.string(),
});

const period = z.object({
  period: z.string(),
  due: z.string(),
  provisional: z.boolean(),
  opens: z.string().optional(),
});

/** 为什么是这天: procedure/explain.ts. */
export const explanationSchema = z.object({
  rulebook: z.string(),
  rule: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  unit: z.string().optional(),
  from: z.string(),
  and: z.string().optional(),
  base: z.string().optional(),
  due: z.string().nullable(),
  provisional: z.boolean(),
  calendarVersion: z.string(),
  force: z.enum(['hard', 'soft']),
  owedBy: z.array(z.string()),
  owedTo: z.array(z.string()),
  days: z.array(note),
  waiting: z.array(z.string()).optional(),
  periodEnd: z.string().optional(),
  first: z
    .object({
      rule: z.string(),
      from: z.string().nullable(),
      due: z.string(),
      provisional: z.boolean(),
      days: z.array(note),
    })
    .optional(),
  periods: z.array(period).optional(),
  expected: z.number().optional(),
  times: z.record(z.string(), z.number()).optional(),
  note: z.string().optional(),
});
