/** 编组: who serves in which group of a round. */
export const members = {
  tab: '组和人员',
  assign: '编入',
  assignTitle: '编入巡察组',
  release: '调出',
  releaseOf: (who: string) => `调出：${who}`,
  person: '人员',
  personHint: '从人员名册中选；名册里没有的写代码，如 jia-01',
  badCode: '代码只用小写字母、数字、点、连字符',
  needPerson: '请选择人员',
  role: '组内身份',
  needRole: '请选择组内身份',
  group: '编入哪一组',
  needGroup: '请选择组',
  from: '编入之日',
  none: '还没有编入人员',
  owed: '还没有交',
} as const;
