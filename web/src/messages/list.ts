/** What every list has. */
export const list = {
  search: '搜索',
  filter: '筛选',
  clear: '清除条件',
  columns: '列',
  columnsLabel: '选择显示哪些列',
  export: '导出',
  excel: '导出 Excel',
  exported: (n: number) => `已导出 ${n} 行`,
  tooMany: (n: number) => `只导出前 ${n} 行，请缩小范围后再导出`,
  print: '打印',
  total: (n: number) => `共 ${n} 条`,
  totalAtLeast: (n: number) => `共 ${n} 条以上`,
  all: '全选',
  none: '全不选',
  selected: (n: number) => `已选 ${n} 件`,
} as const;
