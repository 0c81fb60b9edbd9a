import { z } from 'zod';
import { targetSchema } from './targets.ts';

export const planQuerySchema = z.strictObject({
  year: z
    .string()
    .regex(/^\d{4}$/, '年份应写作 YYYY')
    .optional()
    .describe('默认今年'),
});

/** 年度计划: the organizations planned for a year with their standing, and those never inspected it leaves out. */
export const annualPlanSchema = z.object({
  year: z.string(),
  plan: z
    .object({ id: z.string(), date: z.string(), number: z.string().nullable(), note: z.string().nullable() })
    .nullable()
    .describe('这一年最近登记的年度计划；没有的为空'),
  targets: z.array(targetSchema).describe('列入计划的'),
  unknown: z.array(z.string()).describe('计划里有、对象库里没有的代码'),
  unplanned: z.array(targetSchema).describe('未巡而没有列入计划的'),
});
