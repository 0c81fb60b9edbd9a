import { z } from 'zod';
import { factDataSchema } from '../../procedure/heart/command.ts';
import { approvalSchema } from './common.ts';

/** A paper on its way for signatures. */
export const draftSchema = z.object({
  id: z.string(),
  workflowId: z.string(),
  fact: z.string(),
  title: z.string(),
  on: z.string(),
  date: z.string().describe('呈报日'),
  data: factDataSchema,
  signed: z.array(approvalSchema).describe('已有的批示'),
  waitsFor: z.string().nullable().describe('下一签：由谁、叫什么'),
});

export const signatureSchema = z.strictObject({
  approval: z.union([approvalSchema, z.array(approvalSchema).min(1).max(8)]),
  evidence: z.array(z.string().min(1).max(200)).max(20).optional(),
});

export const draftReturnSchema = z.strictObject({ reason: z.string().min(1).max(500) });
