import { EXCEPTION_LISTS } from '../../../audit/lists/titles.ts';
import { ENTRY_KINDS } from '../../../procedure/narrative/kind.ts';

/** 审计. */
export const audit = {
  title: '审计',
  timeline: '时间线',
  exceptions: '更正、补办与代录',
  verdicts: '结论',
  happened: '发生',
  recorded: '录入',
  what: '事项',
  where: '台账',
  typedBy: '录入人',
  decisions: '批示',
  decisionWords: (by: string, role: string, day: string) => `${role}${by}，${day}`,
  running: (done: number, total: number) => `正在重放：${done}/${total}`,
  asked: '提出',
  finished: '完成',
  scope: '范围',
  wholeCounty: '全部',
  verdict: '结论',
  none: '还没有审计过。按“开始审计”：重放历史，与台账逐字段比对',
  kind: '种类',
  kinds: ENTRY_KINDS,
  list: '哪一类',
  lists: EXCEPTION_LISTS,
  search: '事项、台账、人',
  searchAudits: '提出人、轮次',
  states: { running: '正在审计', done: '已审完', failed: '没有审成' },
  nothing: '没有',
} as const;
