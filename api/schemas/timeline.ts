import { z } from 'zod';
import { ENTRY_KINDS, type EntryKind } from '../../procedure/narrative/kind.ts';
import { pageOf, workflowId } from './common.ts';
import { listQuery } from './listing.ts';

/** 代录批示 as it is shown. */
export const decisionSchema = z.object({
  by: z.string().describe('批示人'),
  role: z.string(),
  roleTitle: z.string().describe('身份'),
  person: z.string().nullable().describe('批示人在名册中的代码'),
  date: z.string(),
  dateText: z.string(),
  text: z.string().nullable().describe('批示原文'),
  original: z.string().nullable().describe('原件或扫描件；空为没有登记'),
});

const kind = z.enum(Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]]).describe(
  Object.entries(ENTRY_KINDS)
    .map(([code, title]) => `${code} ${title}`)
    .join(' · '),
);

export const timelineQuery = z.strictObject({
  kind: kind.optional(),
  workflow: workflowId.optional().describe('只看一个工作流'),
  events: z
    .enum(['true', 'false'])
    .default('true')
    .transform((text) => text === 'true')
    .describe('false：不读历史，不给事件号，快'),
  ...listQuery('事项、台账、录入人、批示人、凭证的一部分', 'recorded', ['recorded']),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

const lineSchema = z.object({
  workflowId: z.string(),
  workflow: z.string().describe('哪一本台账：轮次、第1组·甲镇党委 …'),
  seq: z.number().describe('台账条目号'),
  type: z.string(),
  kind,
  kindTitle: z.string(),
  happenedAt: z.string(),
  happened: z.string().describe('发生'),
  fellDueAt: z.string().nullable(),
  fellDue: z.string().nullable().describe('到期'),
  recordedAt: z.string(),
  recorded: z.string().describe('录入'),
  what: z.string(),
  typedBy: z.string().nullable().describe('录入人；空为时钟或别的工作流引起'),
  decisions: z.array(decisionSchema).describe('谁的批示、哪份原件'),
  evidence: z.array(z.string()).describe('凭证'),
  backfilled: z.boolean().describe('补录'),
  place: z
    .object({
      runId: z.string(),
      eventId: z.number(),
      url: z.string().nullable().describe('Temporal 网页上的这一事件'),
    })
    .nullable()
    .describe('历史里的位置：运行号、事件号'),
});

export const timelineSchema = pageOf(lineSchema).extend({
  histories: z
    .enum(['read', 'kept-only', 'unread'])
    .describe('read：引擎的历史和保存的历史都读了；kept-only：引擎不通，只读了保存的；unread：没有读'),
});
