/** 报告与整改件, and returning them. */
export const handedIn = {
  title: '报告与整改件',
  empty: '还没有收到报告或整改件',
  paper: '报告、整改件',
  part: '哪一份',
  copies: '份数',
  received: '收到日期',
  state: '情况',
  states: { kept: '已收', returned: '已退回' },
  back: '退回补正',
  backOf: (title: string) => `退回补正：${title}`,
  backHint: '同一义务重新打开，到期日不变；补正日是巡察办定的软期限',
  rework: '要求补正的日子（可不填）',
  record: '登记收到',
  history: (n: number) => `第 ${n} 次`,
} as const;
