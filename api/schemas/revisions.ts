import { z } from 'zod';
import { DEADLINE_CHANGES } from '../../procedure/heart/deadline-change.ts';
import { approvalsSchema, day, recordedWith } from './common.ts';

/** 改用新版规程: a named approver lets a running round, or the office, follow the newest version of a rulebook. */
export const adoptSchema = z.strictObject({
  rulebook: z.string().min(1).max(80).describe('规程标识，改用它最新发布的版本'),
  reason: z.string().min(1).max(500),
  ...recordedWith,
  approval: approvalsSchema,
});
export type Adopt = z.infer<typeof adoptSchema>;

const versionSchema = z.object({ id: z.string(), title: z.string(), hash: z.string() });

/** What became of one deadline, whatever changed it. Dates are days in Asia/Shanghai. */
export const changedDeadlineSchema = z.object({
  workflowId: z.string(),
  key: z.string(),
  rule: z.string(),
  title: z.string(),
  about: z.string().describe('单位、组·被巡察单位；属于整个轮次的为空'),
  what: z.enum(DEADLINE_CHANGES).describe('日期变动、新开、撤销、改为等待起算、重新未完成'),
  was: day.nullable().describe('原到期日'),
  due: day.nullable().describe('新到期日'),
  provisional: z.boolean().describe('新到期日是暂定的'),
});

/** What an entry of the ledger made of one deadline, with the rulebook's versions before and after. */
export const changeSchema = changedDeadlineSchema.extend({
  seq: z.number().describe('台账条目号'),
  fromHash: z.string().nullable(),
  toHash: z.string(),
});
export type ShownChange = z.infer<typeof changeSchema>;

/** One workflow's revision, as the ledger has it. */
export const revisionSchema = z.object({
  workflowId: z.string(),
  seq: z.number(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  from: versionSchema.nullable(),
  to: versionSchema.nullable(),
  reason: z.string().nullable(),
  typedBy: z.string().nullable(),
  approval: approvalsSchema.nullable(),
  copies: z.number().describe('因此抄送同级的事实数'),
  deadlines: z.array(changeSchema),
});
export type ShownRevision = z.infer<typeof revisionSchema>;

/** What an adoption did: to each workflow of the round, and to its deadlines. */
export const adoptedSchema = z.object({
  round: z.string().describe('轮次编号；巡察办常设为 office'),
  rulebook: versionSchema,
  workflows: z.array(
    z.object({
      workflowId: z.string(),
      standing: z
        .enum(['taken', 'followed', 'left'])
        .describe('taken：这次改用；followed：已是这一版；left：已办结，仍照原来的版本'),
      from: versionSchema.nullable(),
      seq: z.number().nullable(),
    }),
  ),
  deadlines: z.array(changeSchema),
});
