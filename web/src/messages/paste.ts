/** Lines pasted from Excel. */
export const paste = {
  label: '从 Excel 复制，粘贴到这里',
  columns: (heads: string) => `各列依次为：${heads}。带表头时按表头认，多余的列不管；也可以一行写一个`,
  need: '请先粘贴要登记的各行',
  read: (n: number) => `读到 ${n} 行`,
  first: (n: number) => `下面是前 ${n} 行`,
  line: '行',
  lineError: (line: number, why: string) => `第 ${line} 行：${why}`,
  submit: '全部登记',
  why: '没有登记的原因',
  done: (n: number) => `已登记 ${n} 行`,
  yes: ['是', '有', '√', '1', 'Y', 'y'],
} as const;
