import { z } from 'zod';
import { inspectionRef, roundNo } from '../../procedure/id-patterns.ts';
import { CONFLICTS, type ConflictCode } from '../../procedure/plan/conflicts.ts';
import { day } from './common.ts';
import { groupSchema, inspectedSchema, roundStartSchema } from './round-start.ts';

const step = z.string().min(1).max(80);

const plannedInspectionSchema = inspectedSchema.extend({
  entry: day.optional().describe('计划进驻日'),
  exit: day.optional().describe('计划撤离日'),
  plans: z.record(step, day).default({}).describe('步骤 → 计划日，只对这一单位'),
});

const memberSchema = z.strictObject({
  person: z.string().min(1).max(40).describe('人员代码或姓名'),
  role: z.enum(['leader', 'deputy', 'gl', 'member']).default('member'),
});

/** A round to plan: what starting one takes, with the days planned for it. Nothing is recorded. */
export const planRequestSchema = roundStartSchema.extend({
  no: roundNo.optional(),
  groups: z
    .array(
      groupSchema.extend({
        inspects: z.array(plannedInspectionSchema).min(1).max(20),
        people: z.array(memberSchema).max(60).default([]),
      }),
    )
    .min(1)
    .max(99),
  hearings: z
    .array(z.strictObject({ step, date: day, inspections: z.array(inspectionRef).min(1).max(200).optional() }))
    .max(60)
    .default([])
    .describe('计划的听取汇报；不写单位的为各组'),
});

export type PlanRequest = z.infer<typeof planRequestSchema>;

const light = z
  .enum(['green', 'yellow', 'red', 'grey', 'done'])
  .describe('red 只用于台账已判逾期；暂定、未起算、计划日已过而没有登记的是 grey');

const subjectSchema = z.looseObject({
  group: z.number().optional(),
  org: z.number().optional(),
  unit: z.string().optional(),
});

const noteSchema = z.object({
  date: z.string(),
  weekday: z.string(),
  what: z.enum(['trigger', 'counted', 'skipped', 'landed', 'rolled', 'due']),
  n: z.number().optional(),
  why: z.string(),
});

const plannedDay = z.object({
  date: z.string(),
  standing: z.enum(['happened', 'planned', 'parameter', 'latest']).describe('latest：没有人给日子，取最迟日'),
  provisional: z.boolean(),
  words: z.string(),
});

/** A deadline of the ledger that a line of the plan became. */
const realSchema = z.object({
  workflowId: z.string(),
  key: z.string(),
  status: z.enum(['waiting', 'open', 'met', 'waived', 'withdrawn']),
  period: z.string().nullable(),
  due: z.string().nullable(),
  provisional: z.boolean(),
  metOn: z.string().nullable(),
  verdict: z.enum(['met', 'late', 'open', 'overdue', 'waived']),
  lateDays: z.number(),
  light,
});

export const planLineSchema = z.object({
  rule: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  step: z.string(),
  stage: z.string().nullable(),
  stageTitle: z.string(),
  demand: z.enum(['must', 'may', 'if', 'event']).describe('不是 must 的，本轮需要时才有'),
  force: z.enum(['hard', 'soft']),
  remindOnly: z.boolean(),
  subject: subjectSchema,
  subjectText: z.string(),
  inspections: z.array(z.string()),
  trigger: plannedDay.extend({ fact: z.string(), title: z.string() }).nullable().describe('从哪一天起算'),
  on: plannedDay.nullable().describe('这一步本身计划或已经在哪天办；没有人给日子的为空'),
  missing: z.array(z.object({ name: z.string(), title: z.string() })).describe('还没有日子的步骤或参数'),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  plannedDue: z.string().nullable().describe('只按计划算的到期日，不看已登记的事实'),
  provisional: z.boolean(),
  why: z.string(),
  days: z.array(noteSchema),
  periods: z.array(
    z.object({ period: z.string(), due: z.string(), provisional: z.boolean(), opens: z.string().optional() }),
  ),
  expected: z.number().nullable().describe('应开次数'),
  times: z.record(z.string(), z.number()).nullable(),
  periodEnd: z.string().nullable(),
  owedBy: z.string(),
  owedTo: z.string(),
  note: z.string().nullable(),
  light,
  real: z.array(realSchema).describe('台账里的时限；未开始的轮次没有'),
});

const latestStartSchema = z.object({
  step: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  by: z.string(),
  date: z.string(),
  dateText: z.string(),
  before: z.object({ step: z.string(), title: z.string(), date: z.string() }),
  inspections: z.array(z.string()),
  why: z.string(),
});

const conflictSchema = z.object({
  code: z.enum(Object.keys(CONFLICTS) as [ConflictCode, ...ConflictCode[]]),
  title: z.string(),
  detail: z.string(),
  clause: z.string().nullable(),
  dates: z.array(z.string()),
  about: z.array(z.string()),
  inspections: z.array(z.string()),
});

/** 倒排工期. */
export const planSchema = z.object({
  round: z.string().nullable(),
  rulebook: z.object({ id: z.string(), title: z.string(), hash: z.string() }),
  calendarVersion: z.string(),
  today: z.string(),
  inspections: z.array(
    z.object({
      ref: z.string(),
      group: z.number(),
      name: z.string(),
      entry: z.string().nullable(),
      exit: z.string().nullable(),
    }),
  ),
  lines: z.array(planLineSchema),
  latestStarts: z.array(latestStartSchema).describe('倒排：各步最迟哪天办'),
  conflicts: z.array(conflictSchema),
});

export type PlanShown = z.infer<typeof planSchema>;
export type PlanLineShown = z.infer<typeof planLineSchema>;
