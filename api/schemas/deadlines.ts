import { z } from 'zod';
import { DEADLINE_SORTS } from '../../db/queries/deadline-search.ts';
import { LIGHTS } from '../../db/queries/light.ts';
import { day, pageQuery, roundOrOffice } from './common.ts';

const code = z.string().min(1).max(80);

export const deadlineQuerySchema = z.strictObject({
  round: roundOrOffice.optional(),
  light: z.enum(LIGHTS).optional(),
  status: z.enum(['waiting', 'open', 'met', 'waived', 'withdrawn']).optional(),
  rule: code.optional(),
  owedBy: code.optional().describe('责任方代码，如 office、group、aud'),
  unit: code.optional().describe('协作单位代码'),
  group: z.coerce.number().int().min(1).max(99).optional(),
  ref: z
    .string()
    .regex(/^\d{1,2}-\d{1,2}$/, '应为 组号-单位号，如 1-2')
    .optional(),
  withGroup: z.stringbool().optional().describe('与 ref 同用：连同该组整组的时限'),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  q: z.string().trim().min(1).max(40).optional().describe('时限、协作单位或被巡察单位名称的一部分'),
  sort: z.enum(DEADLINE_SORTS).default('due').describe('减号为从后到前'),
  ...pageQuery,
});
export type DeadlineQuery = z.infer<typeof deadlineQuerySchema>;

export const deadlineSchema = z.object({
  workflowId: z.string(),
  key: z.string(),
  round: z.string(),
  rule: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  force: z.enum(['hard', 'soft']).nullable(),
  owedBy: z.string(),
  owedTo: z.string(),
  subject: z.object({
    group: z.number().optional(),
    org: z.number().optional(),
    letter: z.string().optional(),
    unit: z.string().optional(),
    transfer: z.number().optional(),
    period: z.string().optional(),
    person: z.string().optional(),
    hearing: z.string().optional(),
    occurrence: z.string().optional().describe('起算的那一登记的编号'),
  }),
  about: z.string().describe('单位、组·被巡察单位；属于整个轮次的为空'),
  status: z.enum(['waiting', 'open', 'met', 'waived', 'withdrawn']),
  waitingFor: z.array(z.object({ fact: z.string(), title: z.string() })),
  from: z.string().nullable().describe('起算日'),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  provisional: z.boolean().describe('暂定：碰到尚未公布放假安排的日子'),
  computed: z.string().nullable().describe('批准顺延之前算出的日期'),
  movedFrom: z.string().nullable(),
  pausedFrom: z.string().nullable().describe('停表之日，恢复前没有到期日'),
  reworkBy: z.string().nullable().describe('退回后巡察办定的补正日（软）'),
  reason: z.string().nullable(),
  metOn: z.string().nullable(),
  light: z.enum(LIGHTS),
  verdict: z.enum(['met', 'late', 'open', 'overdue', 'waived']),
  lateDays: z.number(),
  lastRung: z.string().nullable(),
  calendarVersion: z.string(),
  historic: z.boolean(),
});
