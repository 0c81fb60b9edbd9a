import { z } from 'zod';
import { roundNo } from '../../procedure/id-patterns.ts';
import { day } from './common.ts';
import { entrySchema } from './ledger.ts';
import { acceptedSchema } from './results.ts';
import { roundStartSchema } from './round-start.ts';

/** A rehearsal to start: what starting a round takes, and the day its clock begins. */
export const rehearsalStartSchema = roundStartSchema.omit({ mode: true, startedAt: true }).extend({
  no: roundNo.optional().describe('不写则取该年第一个空号'),
  start: day.optional().describe('演练的时钟从这天 08:30 起，默认今天'),
});

export type RehearsalStart = z.infer<typeof rehearsalStartSchema>;

export const rehearsalStartedSchema = acceptedSchema.extend({
  round: z.string(),
  rulebook: z.string(),
  rulebookHash: z.string(),
});

/** How far to run the clock ahead. */
export const advanceAskedSchema = z.strictObject({
  by: z
    .union([z.literal('day'), z.literal('next'), z.strictObject({ to: day })])
    .describe('day：到次日 12:00；next：到最近的到期时刻；{to: 日期}：到那天 12:00'),
});

export type AdvanceAsked = z.infer<typeof advanceAskedSchema>;

/** An advance: how far it is and, when it is there, what happened on the way. */
export const advanceSchema = z.object({
  id: z.string(),
  round: z.string(),
  status: z.enum(['running', 'done', 'failed']).describe('failed：用同一编号重试，接着拨到原来的时刻'),
  askedBy: z.string(),
  askedAt: z.string(),
  from: z.string(),
  target: z.string(),
  reached: z.string().describe('各工作流都已过了这一时刻'),
  targetText: z.string(),
  reachedText: z.string(),
});

/** The same with the entries of the way, in the order things happened. */
export const advanceWithEntriesSchema = advanceSchema.extend({
  entries: z.array(entrySchema).describe('沿途发生的，按发生先后；至多 1000 条'),
  more: z.boolean().describe('还有更多，见台账'),
});

const standing = z.object({
  workflowId: z.string(),
  title: z.string(),
  revision: z.number(),
  now: z.string(),
  nextDue: z.string().nullable(),
});

/** A rehearsal’s clock and what falls due next in each of its workflows. */
export const rehearsalSchema = z.object({
  round: z.string(),
  rulebook: z.object({ id: z.string(), title: z.string(), hash: z.string() }).nullable(),
  calendarVersion: z.string().nullable(),
  startedAt: z.string(),
  ended: z.boolean(),
  now: z.string().nullable().describe('演练的此刻；已结束的没有'),
  today: z.string().nullable(),
  todayText: z.string().nullable(),
  nextDue: z.object({ instant: z.string(), text: z.string(), workflows: z.array(z.string()) }).nullable(),
  advancing: z.string().nullable().describe('正在拨动时钟的那一次'),
  workflows: z.array(standing),
  advances: z.array(advanceSchema),
});

export const rehearsalLineSchema = z.object({
  round: z.string(),
  rulebook: z.object({ id: z.string(), title: z.string(), hash: z.string() }).nullable(),
  startedAt: z.string(),
  inspections: z.number(),
  closed: z.boolean(),
});

export const rehearsalEndedSchema = z.object({
  round: z.string(),
  ended: z.literal(true),
  workflows: z.array(z.string()),
});
