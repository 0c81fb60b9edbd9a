import { z } from 'zod';

const paper = z.object({
  fact: z.string(),
  title: z.string(),
  on: z.string(),
  date: z.string(),
  factId: z.string(),
  workflowId: z.string(),
});

/** One volume（卷）: its kinds, what of each was filed, and what there is to file（卷内目录）. */
export const volumeSchema = z.object({
  step: z.string(),
  title: z.string(),
  on: z.string().describe('group/1 或 round'),
  kinds: z.array(
    z.object({
      part: z.string(),
      title: z.string(),
      owed: z.boolean().describe('本轮必有，不得写“无此项”'),
      filed: z.object({ date: z.string(), none: z.boolean(), note: z.string().nullable() }).nullable(),
      papers: z.array(paper),
    }),
  ),
});
