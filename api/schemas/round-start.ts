import { z } from 'zod';
import { roundNo } from '../../procedure/id-patterns.ts';
import { code, day } from './common.ts';

export const inspectedSchema = z.strictObject({
  no: z.number().int().min(1).max(99),
  name: z.string().min(1).max(100).describe('被巡察党组织'),
  villages: z.number().int().min(1).max(999).optional(),
  mobile: z.number().int().min(0).max(99).optional().describe('进驻后再定的机动巡察村数；0 表示没有'),
  traits: z.array(z.string().min(1)).max(20).optional(),
  target: code.optional().describe('对象库代码；不填时按名称认'),
});

export const groupSchema = z.strictObject({
  no: z.number().int().min(1).max(99),
  inspects: z.array(inspectedSchema).min(1).max(20),
});

/** A round to start. */
export const roundStartSchema = z.strictObject({
  no: roundNo,
  rulebook: z.string().min(1).max(80),
  mode: z.enum(['live', 'backfill']).default('live').describe('backfill：补录已过去的轮次'),
  startedAt: day.optional().describe('补录的轮次从哪天开始'),
  params: z.record(z.string(), day).default({}),
  plans: z.record(z.string(), day).default({}).describe('步骤 → 计划日'),
  groups: z.array(groupSchema).min(1).max(99),
});

export type RoundStartBody = z.infer<typeof roundStartSchema>;
export type GroupBody = z.infer<typeof groupSchema>;
