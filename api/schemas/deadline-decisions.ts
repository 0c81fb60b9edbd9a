import { z } from 'zod';
import {
  extendSchema,
  pauseSchema as pauseCommand,
  refuseExtensionSchema,
  remindSchema,
  requestExtensionSchema,
  resumeSchema,
  waiveSchema,
} from '../../procedure/heart/deadline-commands.ts';
import { approvalsSchema, recordedWith, roundOrOffice } from './common.ts';
import { listQuery } from './listing.ts';

const own = { key: z.string().min(1).max(300).describe('时限的 key') };
const approved = { ...recordedWith, approval: approvalsSchema };

/** 顺延、免除、停表: only with the approval of whom the rulebook names. */
export const extensionSchema = extendSchema.omit({ type: true }).extend({ ...own, ...approved });
export const waiverSchema = waiveSchema.omit({ type: true }).extend({ ...own, ...approved });
export const pauseSchema = pauseCommand.omit({ type: true }).extend({ ...own, ...approved });
export const refusalSchema = refuseExtensionSchema.omit({ type: true }).extend(approved);

/** 申请顺延、恢复计时、催办: a clerk's entry. */
export const requestSchema = requestExtensionSchema.omit({ type: true }).extend({ ...own, ...recordedWith });
export const resumptionSchema = resumeSchema.omit({ type: true }).extend({ ...own, ...recordedWith });
export const reminderSchema = remindSchema.omit({ type: true }).extend({ ...own, ...recordedWith });

export const requestQuerySchema = z.strictObject({
  round: roundOrOffice.optional(),
  status: z.enum(['open', 'granted', 'refused']).optional(),
  ...listQuery('时限、协作单位、被巡察单位或申请账号的一部分；找最近的 10000 件', '-asked', ['asked', 'wish']),
});
export type RequestQuery = z.infer<typeof requestQuerySchema>;

export const requestedSchema = z.object({
  id: z.string(),
  workflowId: z.string(),
  round: z.string(),
  key: z.string().describe('时限的 key'),
  rule: z.string(),
  title: z.string(),
  wish: z.string().describe('申请顺延到哪天'),
  reason: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  status: z.enum(['open', 'granted', 'refused']),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable().describe('具名批示人'),
  decision: z.string().nullable().describe('不同意的理由'),
});
