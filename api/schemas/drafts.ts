import { z } from 'zod';
import { factDataSchema } from '../../procedure/heart/command.ts';
import { approvalSchema, approvalsSchema, recordedWith } from './common.ts';
import { listQuery } from './listing.ts';

/** A paper on its way for signatures. */
export const draftSchema = z.object({
  id: z.string().describe('登记编号；办结后即该事实的编号'),
  workflowId: z.string(),
  fact: z.string(),
  title: z.string(),
  on: z.string(),
  date: z.string().describe('呈报日'),
  data: factDataSchema,
  signed: z.array(approvalSchema).describe('已有的批示'),
  waitsFor: z.string().nullable().describe('下一签：由谁、叫什么'),
  mine: z.boolean().describe('等本人签'),
});

export const draftQuerySchema = z.strictObject({
  fact: z.string().min(1).max(80).optional().describe('步骤'),
  mine: z.stringbool().optional().describe('等本人签的'),
  ...listQuery('步骤、登记在哪里或下一签的一部分', 'date', ['date', 'title', 'on', 'waitsFor']),
});
export type DraftQuery = z.infer<typeof draftQuerySchema>;

/** Signatures it got: one, or several in their order. */
export const signatureSchema = z.strictObject({ approval: approvalsSchema, evidence: recordedWith.evidence });

/** Why it is sent back. */
export const draftReturnSchema = z.strictObject({ reason: z.string().min(1).max(500) });
