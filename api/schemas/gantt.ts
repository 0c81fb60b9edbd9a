import { z } from 'zod';

const span = z.object({ from: z.string(), to: z.string() }).nullable().describe('从第一天到最后一天；没有日子的为空');

export const ganttSchema = z.object({
  round: z.string(),
  today: z.string(),
  inspections: z.array(
    z.object({
      ref: z.string(),
      title: z.string().describe('第几组·被巡察单位'),
      stages: z.array(
        z.object({
          stage: z.string(),
          title: z.string(),
          planned: span.describe('计划'),
          real: span.describe('实际登记'),
        }),
      ),
    }),
  ),
});
