import { z } from 'zod';
import { approvalsSchema, day } from './common.ts';

export const whyQuerySchema = z.strictObject({ key: z.string().min(1).max(300).describe('时限的 key') });
export const changesQuerySchema = z.strictObject({
  command: z.string().min(1).max(200).describe('登记、更正、批准的编号（id）'),
});

const triggerSchema = z.object({
  id: z.string(),
  fact: z.string(),
  title: z.string(),
  on: z.string(),
  date: z.string().describe('发生之日'),
  number: z.string().nullable().describe('文号、回执号'),
  evidence: z.array(z.string()).describe('凭证：扫描件、照片'),
  seq: z.number().describe('台账条目号'),
});

const daySchema = z.object({
  date: z.string(),
  weekday: z.string(),
  what: z.enum(['trigger', 'counted', 'skipped', 'landed', 'rolled', 'due']),
  n: z.number().optional().describe('第几个工作日；或几天、几个月'),
  why: z.string(),
});

const rungSchema = z.object({
  rung: z.string(),
  at: z.string(),
  to: z.string().describe('通知谁'),
  copyTo: z.string().nullable(),
  paper: z.string().nullable(),
  state: z.enum(['ahead', 'fired', 'skipped']).describe('未到、已发、已过未发'),
});

const movementSchema = z.object({
  seq: z.number(),
  at: z.string(),
  recordedAt: z.string(),
  what: z.string(),
  due: day.nullable(),
  provisional: z.boolean().describe('到期日是暂定的'),
  reason: z.string().nullable(),
  calendarVersion: z.string(),
  typedBy: z.string().nullable(),
  approval: approvalsSchema.nullable(),
});

/** 为什么是这天: everything a due date rests on. */
export const whySchema = z.object({
  workflowId: z.string(),
  key: z.string(),
  rule: z.string(),
  title: z.string(),
  about: z.string(),
  clause: z.string().nullable(),
  document: z.string().describe('出自哪份文件；骨架步骤为“本县文件未规定”'),
  force: z.string().describe('硬期限还是软期限，逾期怎样办'),
  ladder: z.string().describe('预警、升级出自哪里'),
  decides: z.string().describe('谁可以批顺延、停表、免除'),
  owedBy: z.string(),
  owedTo: z.string(),
  status: z.enum(['waiting', 'open', 'met', 'waived', 'withdrawn']),
  from: day.nullable().describe('起算日'),
  triggers: z.array(triggerSchema).describe('起算的事实和凭证'),
  waitingFor: z.array(z.object({ fact: z.string(), title: z.string() })).describe('还缺什么才起算'),
  days: z.array(daySchema).describe('逐日：怎样数到这一天'),
  due: day.nullable(),
  dueText: z.string().nullable(),
  provisional: z.boolean().describe('暂定：碰到尚未公布放假安排的日子'),
  computed: day.nullable().describe('批准顺延、停表之前算出的日期'),
  pausedFrom: day.nullable(),
  reworkBy: day.nullable(),
  metOn: day.nullable(),
  calendarVersion: z.string(),
  rungs: z.array(rungSchema),
  history: z.array(movementSchema).describe('这一时限的全部条目'),
});
export type Why = z.infer<typeof whySchema>;
