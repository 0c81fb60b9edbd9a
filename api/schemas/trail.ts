import { z } from 'zod';
import { TRAIL_EVENT_CODES } from '../../db/trail/events.ts';
import { day } from './common.ts';
import { listQuery } from './listing.ts';

const found = '账号、来源、请求编号或详情的一部分；按所要的次序只找前 10000 条，更早的请写明日子、事件或账号';

export const trailQuery = z.strictObject({
  ...listQuery(found, '-no', ['no']),
  event: z.enum(TRAIL_EVENT_CODES).optional(),
  account: z.string().min(1).max(100).optional().describe('谁做的：账号'),
  day: day.optional().describe('北京时间的一天'),
});

/** An entry of the trail; `at` in UTC. */
export const trailEntrySchema = z.object({
  no: z.number(),
  at: z.string(),
  event: z.string(),
  title: z.string(),
  account: z.string().describe('谁；空为没有登录的'),
  address: z.string().describe('从哪里来；空为在服务器上'),
  request: z.string().describe('请求编号，与日志里的相同'),
  detail: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .describe('编号和数目；times 为同样的又有几次'),
  hash: z.string(),
});
