/** The 14 cooperating units（协作单位）, by the codes of steps.md §0. */
export const UNITS = {
  disc: '纪委监委',
  orgd: '组织部',
  pub: '宣传部',
  pol: '政法委',
  ufd: '统战部',
  court: '法院',
  proc: '检察院',
  bian: '编办',
  sup: '督查考核数据中心',
  police: '公安局',
  just: '司法局',
  fin: '财政局',
  aud: '审计局',
  xf: '信访局',
} as const;

/** Everybody a rulebook may name as doing, approving, owing or being told something. */
export const ROLES = {
  office: '巡察办',
  director: '巡察办主任',
  group: '巡察组',
  leader: '组长',
  deputy: '副组长',
  gl: '巡察组联络员',
  member: '组员',
  branch: '临时党支部',
  lg: '领导小组',
  'lg.head': '领导小组组长',
  'lg.exec': '常务副组长',
  'lg.any': '领导小组有关领导',
  county: '县委',
  sc: '常委会',
  sec: '县委书记',
  org: '被巡察党组织',
  prin: '被巡察党组织主要负责人',
  ol: '被巡察单位联络组',
  town: '乡镇党委',
  pref: '州委巡察办',
  unit: '协作单位',
  receiver: '接收单位',
  ...UNITS,
} as const;

export type UnitCode = keyof typeof UNITS;
export type RoleCode = keyof typeof ROLES;

/** Whose signature also counts as whose: the leading group's by those who may sign for it. */
const SIGNS_FOR: Partial<Record<RoleCode, readonly RoleCode[]>> = {
  lg: ['lg.head', 'lg.exec'],
  'lg.any': ['lg', 'lg.head', 'lg.exec'],
  'lg.head': ['sec'],
  county: ['sec', 'sc'],
  group: ['leader', 'deputy'],
  org: ['prin'],
};

/** Whether a signature in the capacity `role` is the one asked of `asked`. */
export function signsFor(role: string, asked: string): boolean {
  return role === asked || (isRole(asked) && (SIGNS_FOR[asked] ?? []).some((code) => code === role));
}

/** Whether `code` is one of `ROLES`. */
export function isRole(code: string): code is RoleCode {
  return Object.hasOwn(ROLES, code);
}

/** 领导小组、常务副组长: what role codes are called. */
export function roleWords(codes: string | readonly string[], joint = '、'): string {
  return [codes]
    .flat()
    .map((code) => (isRole(code) ? ROLES[code] : code))
    .join(joint);
}

/** Whether `code` is one of the cooperating units. */
export function isUnit(code: string): code is UnitCode {
  return Object.hasOwn(UNITS, code);
}
