/** What the lists an auditor reads beside the verdict are called. */
export const EXCEPTION_LISTS = {
  corrections: '更正、作废、退回',
  overrides: '补办、未照办',
  late: '迟录',
  extensions: '顺延、停表、恢复、免除',
  approvals: '代录批示',
  versions: '日历、规程、参数的变动',
} as const;

export type ExceptionList = keyof typeof EXCEPTION_LISTS;
