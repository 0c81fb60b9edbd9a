import { z } from 'zod';
import { changedDaySchema, versionSchema } from './calendars.ts';
import { pageOf } from './common.ts';
import { changedDeadlineSchema } from './revisions.ts';

/** One deadline that another version of the calendar changes, or has changed. */
export const calendarMoveSchema = changedDeadlineSchema.extend({
  wasText: z.string().nullable(),
  dueText: z.string().nullable(),
  wasProvisional: z.boolean().describe('原到期日是暂定的'),
  days: z.array(changedDaySchema).describe('数到的日子里改了的'),
  why: z.string(),
});
export type ShownMove = z.infer<typeof calendarMoveSchema>;

const met = { status: z.enum(['waiting', 'open', 'met', 'waived', 'withdrawn']).nullable().describe('现在的状态') };

/** A preview: how far it is, and what it found so far. */
export const previewSchema = z.object({
  id: z.string(),
  finished: z.boolean(),
  stalled: z.boolean().describe('程序中断过，没有问完：用同一编号再预览一次'),
  total: z.number().describe('要问的工作流数'),
  done: z.number().describe('已答复的'),
  unanswered: z.record(z.string(), z.string()).describe('没有答复的工作流和原因'),
  base: z.number().describe('与第几版比较'),
  version: z.string().describe('导入后的版本；与现行相同则没有新版本'),
  current: z.boolean().describe('比较的仍是现行版本；不是的须重新预览'),
  lastYear: z.number(),
  changed: z.array(changedDaySchema),
  moves: pageOf(calendarMoveSchema.extend(met)),
});

/** How far a version has been taken to the open workflows. */
export const calendarRevisionSchema = z.object({
  no: z.number().describe('日历的版本号'),
  version: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'incomplete']).describe('待办、进行中、办完、有的工作流没有改成'),
  total: z.number().nullable(),
  done: z.number(),
  failures: z.record(z.string(), z.string()).describe('工作流和没有改成的原因'),
  attempts: z.number().describe('接手过几次；工作进程中断后由另一个接着做'),
  requestedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

export const movedSchema = pageOf(calendarMoveSchema.extend({ seq: z.number().describe('台账条目号') })).extend({
  calendar: versionSchema,
});
