import { z } from 'zod';
import { SECTIONS, type Section } from '../../notices/digest-text.ts';
import { roundNo } from '../../procedure/id-patterns.ts';
import { day, roundOrOffice } from './common.ts';
import { noticeSchema } from './ledger.ts';
import { cappedPageOf, listQuery } from './listing.ts';

const code = z.string().min(1).max(80);

export const inboxQuerySchema = z.strictObject({
  round: roundOrOffice.optional(),
  rule: code.optional(),
  unit: code.optional().describe('协作单位代码'),
  to: code.optional().describe('收件或抄送的角色代码'),
  kind: z.enum(['reminder', 'escalation']).optional(),
  unread: z.stringbool().optional(),
  ...listQuery('时限、协作单位或被巡察单位名称的一部分；找最近的 10000 件', '-created', ['created']),
});
export type InboxQuery = z.infer<typeof inboxQuerySchema>;

/** A notice as it reads, and whether this account has read it. */
export const inboxItemSchema = noticeSchema.extend({
  copyToTitles: z.array(z.string()).describe('抄送'),
  title: z.string(),
  lines: z.array(z.string()),
  link: z.string().describe('查看该时限的接口路径'),
  paperNumber: z.string().nullable(),
  readAt: z.string().nullable().describe('本账号读的时刻；空为未读'),
});

export const inboxSchema = cappedPageOf(inboxItemSchema).extend({
  unread: z.number().describe('同一条件下未读的件数，只数到 10000'),
});

export const readSchema = z.strictObject({ ids: z.array(z.string().min(1).max(100)).min(1).max(500) });
export const readAllSchema = z.strictObject({ round: roundOrOffice.optional() });
export const readCountSchema = z.object({ marked: z.number() });

export const deliveryQuerySchema = z.strictObject({
  state: z.enum(['queued', 'sent', 'dead']).optional().describe('dead：重试用完仍没有送到'),
  channel: z.enum(['mail', 'webhook']).optional(),
  round: roundOrOffice.optional(),
  notice: z.string().min(1).max(100).optional().describe('通知编号'),
  ...listQuery('联系人、角色或协作单位名称的一部分', '-created', ['created']),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

export const deliverySchema = z.object({
  id: z.string(),
  notice: z.string().nullable().describe('通知编号；每日摘要为空'),
  digestOn: z.string().nullable().describe('哪一天的每日摘要'),
  title: z.string(),
  round: z.string().nullable(),
  channel: z.enum(['mail', 'webhook']),
  contact: z.string(),
  contactName: z.string().nullable(),
  partyTitle: z.string().nullable(),
  state: z.enum(['queued', 'sent', 'dead']),
  attempts: z.number(),
  nextAttempt: z.string().nullable(),
  error: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});

export const retriedSchema = z.object({ id: z.string(), state: z.literal('queued') });
export const deliveryParams = z.object({ id: z.uuid('应为发送编号') });

export const paperQuerySchema = z.strictObject({
  kind: z.enum(['催办函', '督办单']).optional(),
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  round: roundOrOffice.optional(),
  ...listQuery('文号、标题或主送的一部分；找最近的 10000 件', '-issued', ['issued', 'number', 'addressee']),
});
export type PaperQuery = z.infer<typeof paperQuerySchema>;

export const paperSchema = z.object({
  number: z.string().describe('催办函〔2023〕第 3 号'),
  kind: z.string(),
  year: z.number(),
  no: z.number(),
  notice: z.string(),
  round: z.string(),
  issuedOn: z.string(),
  title: z.string(),
  addressee: z.string().describe('主送'),
  lines: z.array(z.string()).describe('正文各段'),
});

export const digestQuerySchema = z.strictObject({
  date: day.optional().describe('默认今天'),
  party: code.default('office').describe('角色或协作单位代码'),
  round: roundNo.optional(),
  group: z.coerce.number().int().min(1).max(99).optional(),
  org: z.coerce.number().int().min(1).max(99).optional(),
});
export type DigestQuery = z.infer<typeof digestQuerySchema>;

export const digestSchema = z.object({
  date: z.string(),
  dateText: z.string(),
  workday: z.boolean(),
  why: z.string().describe('当天是什么日子'),
  title: z.string().nullable().describe('空为没有可说的，不发'),
  lines: z.array(z.string()),
  items: z.array(
    z.object({
      section: z.enum(Object.keys(SECTIONS) as [Section]),
      sectionTitle: z.string(),
      round: z.string(),
      title: z.string(),
      about: z.string(),
      owedBy: z.string(),
      due: z.string().nullable(),
      provisional: z.boolean(),
      lateDays: z.number(),
    }),
  ),
});
