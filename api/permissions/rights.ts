import type { Action } from './actions.ts';

interface RightWords {
  /** What a key must be limited to for it; more than one where any will do. */
  actions: readonly Action[];
  title: string;
}

/** Everything a route can ask of its caller, as docs/permissions.md calls it. */
export const RIGHTS = {
  'rounds.see': { actions: ['read'], title: '看轮次、组和人员' },
  'facts.see': { actions: ['read'], title: '看登记的事实、报告' },
  'work.see': { actions: ['read'], title: '看逐件台账、清单、计数、矩阵' },
  'letters.see': { actions: ['read'], title: '看函件和原件' },
  'transfers.see': { actions: ['read'], title: '看线索移交' },
  'deadlines.see': { actions: ['read'], title: '看时限' },
  'drafts.see': { actions: ['read'], title: '看呈批件' },
  'registers.see': { actions: ['read'], title: '看对象库、人员名册、联系人、年度计划' },
  'rules.see': { actions: ['read'], title: '看规程和日历，试算' },
  'inbox.see': { actions: ['read'], title: '收件箱' },
  'ledger.see': { actions: ['read'], title: '看台账条目、时间线、例外、送达、换版' },
  'facts.record': { actions: ['record'], title: '登记、更正、退回' },
  'sealed.open': { actions: ['record'], title: '登记拆阅送本人的径送件' },
  'letters.record': { actions: ['record'], title: '发函，登记回执、函复、原件' },
  'letters.receive': { actions: ['record'], title: '签收本单位的函' },
  'transfers.record': { actions: ['record'], title: '成批移交线索，登记办理反馈' },
  'deadlines.ask': { actions: ['record'], title: '申请顺延' },
  'deadlines.decide': { actions: ['record'], title: '登记顺延、停表、免除、催办' },
  'approvals.record': { actions: ['record'], title: '代录批示' },
  'drafts.sign': { actions: ['record'], title: '本人签批' },
  'registers.record': { actions: ['record'], title: '登记对象库、名册、联系人、轮外事项' },
  'rounds.start': { actions: ['record'], title: '建轮次，改参数，换规程' },
  'calendars.import': { actions: ['record'], title: '导入日历' },
  'rehearsals.see': { actions: ['read'], title: '看演练' },
  'rehearsals.run': { actions: ['record'], title: '演练' },
  'clock.move': { actions: ['control'], title: '补录时拨动时间' },
  'audits.see': { actions: ['read', 'audit'], title: '看审计结论和检查点' },
  'audits.run': { actions: ['audit'], title: '审计' },
  'payloads.decode': { actions: ['audit'], title: '读引擎的历史' },
  'people.see': { actions: ['accounts', 'roles', 'audit'], title: '看账号和角色、加密密钥的名' },
  'people.manage': { actions: ['accounts'], title: '建立、停用账号，重置口令' },
  'people.roles': { actions: ['roles'], title: '给角色' },
  'trail.see': { actions: ['audit', 'roles'], title: '看审计日志' },
  known: {
    actions: ['own', 'read', 'record', 'control', 'audit', 'accounts', 'roles'],
    title: '我是谁，接口说明',
  },
  own: { actions: ['own'], title: '自己的登录、口令、密钥' },
} as const satisfies Record<string, RightWords>;

export type Right = keyof typeof RIGHTS;

/** Every right, in the order they are told. */
export const ALL_RIGHTS = Object.keys(RIGHTS) as Right[];

/** What a caller must be limited to at least, for this right. */
export function actionsFor(right: Right): readonly Action[] {
  return RIGHTS[right].actions;
}
