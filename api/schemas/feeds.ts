import { z } from 'zod';
import { roundNo } from '../../procedure/id-patterns.ts';

const filter = z.strictObject({
  round: roundNo.optional(),
  owedBy: z.string().min(1).max(40).optional().describe('责任方代码；协作单位写单位代码'),
  unit: z.string().min(1).max(40).optional().describe('协作单位代码'),
  group: z.number().int().min(1).max(99).optional(),
});

/** A subscription to make; what the filter leaves out is not in it. */
export const feedStartSchema = z.strictObject({
  label: z.string().trim().min(1).max(80).describe('给自己看的名称'),
  filter: filter.default({}),
});

export const feedSchema = z.object({
  id: z.string(),
  label: z.string(),
  account: z.string(),
  filter,
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  uses: z.number().describe('取过几次'),
  revokedAt: z.string().nullable(),
});

/** The answer that alone has the address. */
export const feedMadeSchema = feedSchema.extend({
  path: z.string().describe('订阅地址；有它即可读取，只显示这一次，遗失请注销后另建'),
});
