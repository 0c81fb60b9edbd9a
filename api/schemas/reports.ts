import { z } from 'zod';
import { refParam } from './common.ts';
import { listQuery } from './listing.ts';

export const reportSchema = z.object({
  workflowId: z.string(),
  id: z.string(),
  inspection: z.string().nullable(),
  step: z.string(),
  title: z.string(),
  part: z.string().nullable(),
  copies: z.number().nullable(),
  date: z.string(),
  returned: z.boolean().describe('退回补正'),
});

export const reportQuerySchema = z.strictObject({
  inspection: refParam.optional(),
  step: z.string().min(1).max(80).optional(),
  returned: z.stringbool().optional().describe('退回补正的'),
  ...listQuery('步骤名称或组·单位号的一部分', 'date', ['date', 'title', 'inspection', 'copies']),
});
export type ReportQuery = z.infer<typeof reportQuerySchema>;
