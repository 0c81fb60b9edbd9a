import { z } from 'zod';
import { STANDINGS } from '../../db/schema/target-standing.ts';
import { registerTargetSchema } from '../../procedure/heart/command.ts';
import { code, recordedWith } from './common.ts';
import { listQuery } from './listing.ts';

/** An organization to enter in the object library, or its particulars as they are now. */
export const targetItemSchema = registerTargetSchema.omit({ type: true }).extend(recordedWith);
export type TargetItem = z.infer<typeof targetItemSchema>;

const standing = z.enum(STANDINGS).describe('never：未巡；current：在巡；done：已巡');

export const targetQuerySchema = z.strictObject({
  standing: standing.optional(),
  kind: z.string().min(1).max(20).optional().describe('类别，如 乡镇'),
  retired: z.stringbool().optional().describe('已撤并'),
  ...listQuery('名称或代码的一部分', 'code', ['code', 'name', 'kind', 'villages', 'lastEntry', 'inspected']),
});
export type TargetQuery = z.infer<typeof targetQuerySchema>;

export const targetParams = z.object({ code });

/** An organization with what the rounds say of it. */
export const targetSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  villages: z.number().nullable().describe('所辖村数'),
  retired: z.boolean().describe('已撤并'),
  standing,
  standingTitle: z.string(),
  inspected: z.number().describe('巡过几次，在巡的算在内'),
  lastRound: z.string().nullable(),
  lastEntry: z.string().nullable().describe('最近一次进驻日'),
  lookBack: z.array(z.string()).describe('回头看的轮次'),
  villagesCovered: z.number().describe('有登记的村数'),
});

const inspectionSchema = z.object({
  workflowId: z.string(),
  round: z.string(),
  ref: z.string(),
  title: z.string().describe('第几组·被巡察单位'),
  lookBack: z.boolean().describe('回头看'),
  entry: z.string().nullable().describe('进驻日'),
  exit: z.string().nullable().describe('撤离日'),
  standing,
  standingTitle: z.string(),
  villages: z.array(z.number()).describe('有登记的村'),
  leaders: z.array(z.object({ person: z.string(), name: z.string().nullable() })).describe('任过组长的人'),
});

/** An organization with its inspections by round. */
export const targetHistorySchema = targetSchema.extend({ inspections: z.array(inspectionSchema) });
