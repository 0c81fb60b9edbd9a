import { z } from 'zod';
import { occurredAt } from '../../procedure/heart/command.ts';
import { workflowSchema } from './rounds.ts';

export const tickSchema = z.strictObject({ until: occurredAt.describe('补录推进到的时刻；只写日期即当日 12:00') });

export const statusSchema = workflowSchema.omit({ rulebookHash: true, calendarVersion: true }).extend({
  unflushed: z.number().describe('尚未写入台账的条目数'),
  links: z.object({ sent: z.record(z.string(), z.number()), applied: z.record(z.string(), z.number()) }),
  now: z.string(),
  last: z.string(),
  conflicted: z.boolean(),
});
