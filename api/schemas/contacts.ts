import { z } from 'zod';
import { roundNo } from '../../procedure/id-patterns.ts';
import { listQuery } from './listing.ts';

const contactId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/, '应为编号：小写字母、数字、点、连字符');
export const contactParams = z.object({ id: contactId });
const number = z.int('应为整数').min(1).max(99);

/** A contact as the office enters it; what is left out is empty. */
export const contactItemSchema = z.strictObject({
  party: z.string().min(1).max(40).describe('角色或协作单位代码，如 office、director、leader、aud、ol'),
  round: roundNo.optional().describe('只管这一轮'),
  group: number.optional().describe('只管这一组；巡察组的联系人必填'),
  org: number.optional().describe('只管该组的第几单位；被巡察单位的联系人必填'),
  name: z.string().min(1).max(60).describe('姓名或称呼'),
  email: z.email('应为邮箱，如 xcb@example.gov.cn').max(200).optional(),
  webhook: z.boolean().default(false).describe('给这一方的通知也发到群里'),
  quiet: z.boolean().default(false).describe('不逐件发，只收每日摘要'),
});
export type ContactItem = z.infer<typeof contactItemSchema>;

/** The whole contact, with whether it is still used. */
export const contactPutSchema = contactItemSchema.extend({ retired: z.boolean().default(false).describe('停用') });

export const contactQuerySchema = z.strictObject({
  party: z.string().min(1).max(40).optional(),
  round: roundNo.optional(),
  retired: z.stringbool().optional(),
  ...listQuery('姓名、邮箱或谁的联系人的一部分', 'party', ['party', 'name', 'email', 'updated']),
});
export type ContactQuery = z.infer<typeof contactQuerySchema>;

export const contactSchema = z.object({
  id: z.string(),
  party: z.string(),
  partyTitle: z.string(),
  round: z.string().nullable(),
  group: z.number().nullable(),
  org: z.number().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  webhook: z.boolean(),
  quiet: z.boolean(),
  retired: z.boolean(),
  updatedAt: z.string(),
});

/** What was sent to see whether a contact is reached, by each of its ways. */
export const contactTrialSchema = z.object({
  deliveries: z.array(z.object({ id: z.string(), channel: z.enum(['mail', 'webhook']) })),
});
