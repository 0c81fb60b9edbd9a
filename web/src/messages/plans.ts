/** 计划日 and steps that are declared needed. */
export const plans = {
  title: '计划日与条件步骤',
  step: '步骤',
  day: '计划日',
  set: '定计划日',
  setHint: '以最后一次所定的为准；事情办了以后不再用',
  empty: '还没有定计划日',
  need: '写明要办',
  needHint: '条件成立的步骤：写明以后，归档和撤离时就要它',
  needed: '已写明要办',
} as const;
