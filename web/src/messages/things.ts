/** 逐件台账: talks, petitions, papers that were borrowed, problems, items of rectification. */
export const things = {
  /** What a sort of things is registered as, where that says more than its name. */
  titles: { problem: '问题底稿', item: '整改问题', talk: '谈话' } as Record<string, string>,
  number: '件号',
  opened: '登记日期',
  note: '备注',
  people: '人数',
  villages: '村',
  none: '—',
  empty: (title: string) => `还没有${title}。按“登记”逐件登记，或“成批登记”从 Excel 粘贴`,
  emptySeen: (title: string) => `还没有${title}`,
  searchHint: '件号、备注',
  kind: '种类',
  left: '还没有办的',
  leftOf: (title: string) => `未办：${title}`,
  register: '登记',
  batch: '成批登记',
  next: '下一步',
  nextOf: (number: string) => `下一步：${number}`,
  correctOf: (title: string, day: string) => `更正：${title} ${day}`,
  forPicked: (title: string, n: number) => `${title}（已选 ${n} 件）`,
} as const;

/** 成批登记: many rows on one screen. */
export const batch = {
  titleOf: (title: string) => `成批登记：${title}`,
  hint: '一行一件；可从 Excel 复制几行，粘贴到任何一格。回车到下一行',
  rows: (n: number) => `登记 ${n} 件`,
  add: '加一行',
  addMany: '加十行',
  remove: (n: number) => `去掉第 ${n} 行`,
  most: '一次至多 100 件',
  why: '没有登记的原因',
  done: (n: number) => `已登记 ${n} 件`,
  cell: (n: number, what: string) => `第 ${n} 行 ${what}`,
  approvals: '签批适用于以上各件',
  need: '请至少填写一行',
  needNumber: '请填写件号',
  twice: '件号重复',
} as const;
