import { z } from 'zod';
import { recordFactSchema } from '../../procedure/heart/command.ts';
import { code, refParam } from './common.ts';
import { listQuery } from './listing.ts';

const step = z.string().min(1).max(80);

export const checklistQuerySchema = z.strictObject({
  step: step.describe('步骤，如 withdraw.exit'),
  on: recordFactSchema.shape.on.describe('登记在哪里，如 inspection/1-1'),
  kind: code.optional().describe('登记的种类，如机动村 mobile'),
});
export const matrixQuerySchema = z.strictObject({ step: step.default('learn.working-papers') });

/** One line of what a step waits for. */
export const checklistLineSchema = z.object({
  step: z.string(),
  title: z.string(),
  by: z.string().describe('由谁办理'),
  on: z.string(),
  thing: z.string().optional().describe('逐件的，是哪一件'),
  approval: z.string().optional().describe('缺的是这一步的哪一签'),
  strength: z.enum(['hard', 'soft']).describe('hard：缺则不能办；soft：只提示'),
  done: z.string().optional().describe('办结日；没有即未办'),
});

/** 已开/应开 of a recurring duty of a group. */
export const counterSchema = z.object({
  rule: z.string(),
  step: z.string(),
  title: z.string(),
  group: z.number(),
  held: z.number().describe('已开'),
  dueByNow: z.number().optional().describe('到所问之日应开'),
  due: z.number().optional().describe('整个驻点期应开'),
});

/** One entry of a ledger of numbered things, with what was done with it in order. */
export const thingSchema = z.object({
  on: z.string(),
  number: z.string(),
  done: z.array(
    z.object({
      id: z.string().describe('登记编号，更正时引用'),
      step: z.string(),
      title: z.string(),
      date: z.string(),
      kind: z.string().optional(),
      kindTitle: z.string().optional(),
    }),
  ),
});

export const thingQuerySchema = z.strictObject({
  step: step.optional().describe('办过这一步的'),
  without: step.optional().describe('还没有办这一步的'),
  ...listQuery('件号、登记在哪里或步骤名称的一部分', 'number', ['number', 'opened', 'last']),
});
export type ThingQuery = z.infer<typeof thingQuerySchema>;

export const roundThingSchema = thingSchema.extend({
  workflowId: z.string(),
  inspection: z.string().nullable().describe('组·被巡察单位；全组的为空'),
  about: z.string().describe('第几组·被巡察单位'),
});
export const roundThingQuerySchema = z.strictObject({
  inspection: refParam.optional(),
  step: step.optional().describe('办过这一步的'),
  without: step.optional().describe('还没有办这一步的'),
  ...listQuery('被巡察单位、件号或步骤名称的一部分', 'inspection', ['inspection', 'number', 'opened', 'last']),
});
export type RoundThingQuery = z.infer<typeof roundThingQuerySchema>;

/** One cell of 村×问题类别. */
export const matrixCellSchema = z.object({
  on: z.string(),
  village: z.number().describe('0 是被巡察党组织本身'),
  kind: z.string(),
  kindTitle: z.string(),
  count: z.number(),
});

/** One original on its way 收—送—退—归. */
export const custodySchema = z.object({
  letter: z.string(),
  unit: z.string(),
  unitTitle: z.string(),
  secret: z.boolean().describe('密件'),
  number: z.string(),
  registered: z.string().describe('登记'),
  group: z.number().optional().describe('分送到哪一组'),
  handed: z.string().optional().describe('分送'),
  returned: z.string().optional().describe('退还'),
  filed: z.string().optional().describe('归档'),
});

export const custodyQuerySchema = z.strictObject({
  unit: code.optional().describe('协作单位代码'),
  group: z.coerce.number().int().min(1).max(99).optional().describe('分送到的组'),
  at: z.enum(['office', 'group', 'archive']).optional().describe('现在在巡察办、巡察组，还是已归档'),
  ...listQuery('协作单位或原件号的一部分', 'letter', [
    'letter',
    'registered',
    'unit',
    'number',
    'group',
    'handed',
    'returned',
  ]),
});
export type CustodyQuery = z.infer<typeof custodyQuerySchema>;

/** “可以撤离吗” */
export const withdrawalSchema = z.object({
  step: z.string(),
  title: z.string(),
  ready: z.boolean().describe('硬性前置都已办'),
  lines: z.array(checklistLineSchema.extend({ before: z.array(checklistLineSchema).optional() })),
  afterwards: z.array(checklistLineSchema).describe('撤离后、移交档案前须办'),
  counters: z.array(counterSchema),
});
