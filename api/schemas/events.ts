import { z } from 'zod';

/** One thing that changed, as far as its reader may know of it. */
export const changeHeardSchema = z.object({
  round: z.string().describe('轮次编号；轮外常设的为 office'),
  workflow: z.string().optional().describe('轮次、组·单位或移交批次；只给看得到它全部的人'),
  revision: z.number().optional().describe('它的修订号'),
  deadlines: z.boolean().describe('时限有变动'),
  inbox: z.boolean().describe('可能有新的通知'),
});
export type ChangeHeard = z.infer<typeof changeHeardSchema>;

/** What the stream of events sends, by the name of the event; only `changed` has something to read. */
export const EVENTS = {
  ready: '已接上；`missed` 为真时，其间的变动没有收到，全部重取',
  changed: '变动的东西，一次可有几件',
  missed: '有变动没有收到，全部重取',
  day: '换了一天：灯由日期推出，重取',
  account: '账号的角色或口令变了：全部重取，再接上',
  over: '登录已失效，不再发送',
  beat: '还连着',
} as const;
export type EventName = keyof typeof EVENTS;
