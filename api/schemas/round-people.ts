import { z } from 'zod';

const named = { person: z.string(), name: z.string().nullable().describe('名册里的姓名') };

const memberSchema = z.object({
  ...named,
  role: z.string(),
  roleTitle: z.string(),
  inspections: z.array(z.string()).describe('参加哪些组号-单位号'),
  from: z.string().describe('编入之日'),
});

/** Who serves in a round: by group, with the recusals declared and the papers still owed. */
export const roundPeopleSchema = z.object({
  groups: z.array(z.object({ no: z.number(), members: z.array(memberSchema) })),
  recusals: z.array(
    z.object({
      id: z.string(),
      person: z.string().nullable(),
      name: z.string().nullable(),
      date: z.string(),
      inspections: z.array(z.string()).nullable().describe('回避哪些组号-单位号；空为全部'),
      serving: z.array(z.string()).describe('仍在其中的：须调整'),
    }),
  ),
  owed: z
    .array(
      z.object({ step: z.string(), title: z.string(), people: z.array(z.object({ ...named, group: z.number() })) }),
    )
    .describe('每人须交而未交的，如保密承诺书'),
});
