import { z } from 'zod';

/** One line of what a step waits for. */
export const checklistLineSchema = z.object({
  step: z.string(),
  title: z.string(),
  by: z.string().describe('由谁办理'),
  on: z.string(),
  thing: z.string().optional().describe('逐件的，是哪一件'),
  approval: z.string().optional(),
  strength: z.enum(['hard', 'soft']).describe('hard：缺则不能办；soft：只提示'),
  done: z.string().optional().describe('办结日；没有即未办'),
});

export const counterSchema = z.object({
  rule: z.string(),
  step: z.string(),
  title: z.string(),
  group: z.number(),
  held: z.number().describe('已开'),
  dueByNow: z.number().optional().describe('到所问之日应开'),
  due: z.number().optional().describe('整个驻点期应开'),
});

export const thingSchema = z.object({
  on: z.string(),
  number: z.string(),
  done: z.array(z.object({ step: z.string(), title: z.string(), date: z.string(), kind: z.string().optional() })),
});

export const matrixCellSchema = z.object({
  on: z.string(),
  village: z.number().describe('0 是被巡察党组织本身'),
  kind: z.string(),
  kindTitle: z.string(),
  count: z.number(),
});

export const custodySchema = z.object({
  letter: z.string(),
  unit: z.string(),
  number: z.string(),
  registered: z.string().describe('登记'),
  group: z.number().optional().describe('分送到哪一组'),
  handed: z.string().optional().describe('分送'),
  returned: z.string().optional().describe('退还'),
  filed: z.string().optional().describe('归档'),
});

/** “可以撤离吗” */
export const withdrawalSchema = z.object({
  step: z.string(),
  title: z.string(),
  ready: z.boolean().describe('硬性前置都已办'),
  lines: z.array(checklistLineSchema.extend({ before: z.array(checklistLineSchema).optional() })),
  afterwards: z.array(checklistLineSchema).describe('撤离后、移交档案前须办'),
  counters: z.array(counterSchema),
});
