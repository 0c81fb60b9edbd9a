import { z } from 'zod';
import { factDataSchema } from '../../procedure/heart/command.ts';
import { approvalSchema, approvalsSchema, recordedWith } from './common.ts';

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
});

/** Signatures it got: one, or several in their order. */
export const signatureSchema = z.strictObject({ approval: approvalsSchema, evidence: recordedWith.evidence });

/** Why it is sent back. */
export const draftReturnSchema = z.strictObject({ reason: z.string().min(1).max(500) });
