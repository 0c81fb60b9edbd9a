import { z } from 'zod';
import { breachSchema } from '../problem.ts';
import { approvalSchema } from './common.ts';

/** One line of the ledger. `body` is the event of procedure/heart/event.ts. */
export const entrySchema = z.object({
  workflowId: z.string(),
  host: z.string(),
  round: z.string(),
  seq: z.number(),
  v: z.number(),
  type: z.string(),
  happenedAt: z.string().describe('发生'),
  fellDueAt: z.string().nullable().describe('到期'),
  recordedAt: z.string().describe('录入'),
  historic: z.boolean(),
  rulebookHash: z.string(),
  calendarVersion: z.string(),
  origin: z
    .object({
      commandId: z.string(),
      commandHash: z.string(),
      typedBy: z.string(),
      approval: approvalSchema.optional(),
      approvals: z.array(approvalSchema).optional().describe('呈批件上依次的各个签批'),
      evidence: z.array(z.string()).optional(),
    })
    .nullable(),
  body: z.looseObject({
    type: z.string(),
    overridden: z.array(breachSchema).optional().describe('经批准未照办的用人规定'),
  }),
  prevHash: z.string(),
  hash: z.string(),
});

export const noticeSchema = z.object({
  id: z.string(),
  workflowId: z.string(),
  round: z.string(),
  kind: z.enum(['reminder', 'escalation']),
  to: z.array(z.string()),
  toTitles: z.array(z.string()),
  paper: z.string().nullable(),
  deadlineKey: z.string(),
  rule: z.string(),
  unit: z.string().nullable(),
  rung: z.string(),
  due: z.string(),
  provisional: z.boolean().describe('当时的到期日是暂定的'),
  dueText: z.string(),
  createdAt: z.string(),
  status: z.enum(['queued', 'historic', 'sent', 'dead']).describe('sent：已分发；各渠道送到没有见 /api/deliveries'),
  sentAt: z.string().nullable(),
  attempts: z.number(),
});

export const effectSchema = z.object({
  workflowId: z.string(),
  id: z.string(),
  round: z.string(),
  kind: z.string().nullable(),
  status: z.enum(['requested', 'done', 'failed']),
  attempts: z.number(),
  message: z.string().nullable(),
});
