import { TRAIL_EVENTS } from '../../../db/trail/events.ts';

/** 审计日志. */
export const trail = {
  title: '审计日志',
  hint: '登录、越权、账号变动、看密件、打印、导出、解码，都在这里，只增不改；查看本日志也记一条',
  no: '号',
  at: '时间',
  event: '事件',
  account: '账号',
  nobody: '（未登录）',
  address: '来源',
  server: '本机',
  detail: '详情',
  times: (n: number) => `又 ${n} 次`,
  request: '请求编号',
  hash: '散列',
  day: '哪一天',
  accountHint: '账号，按回车',
  search: '来源、请求编号、详情',
  empty: '没有符合条件的',
  events: TRAIL_EVENTS,
} as const;
