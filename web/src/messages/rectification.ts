/** 整改台账. */
export const rectification = {
  title: '整改台账',
  empty: '还没有整改问题：在“第几组·被巡察单位”里登记“整改问题建账”',
  search: '搜索被巡察单位、问题编号、步骤',
  number: '问题编号',
  last: '最近一步',
  lastOn: '日期',
  all: '经过',
  due: '整改的时限',
} as const;
