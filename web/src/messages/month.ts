/** 日历. */
export const month = {
  title: '日历',
  label: '到期日月历',
  versions: '放假安排',
  version: '版本',
  kind: '来源',
  kinds: { shipped: '随程序', notice: '放假安排', closures: '本县停班' },
  numbers: '文号',
  published: '发布',
  changed: '改了几天',
  trial: '试用',
  more: (n: number) => `另 ${n} 条`,
  before: '上个月',
  after: '下个月',
  monthOf: (year: number, month: number) => `${year}年${month}月`,
} as const;
