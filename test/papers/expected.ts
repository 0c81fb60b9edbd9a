/** A paper of the ledger of county.ts: for what it is printed, and what each of its fields says; null is a line to fill in by hand. */
export interface Expected {
  round?: string;
  on: string;
  no?: string;
  values: Record<string, string | null>;
  /** Texts of its rows. */
  rows?: string[];
}

const OFFICE = '县委巡察工作领导小组办公室';
const ALL = '甲镇党委、乙镇党委、丙局党组';
const ASKED = '甲镇党委、丙局党组';
const GROUP = '第一巡察组';
const SHORT = '县委巡察办';
const LEADERS = { leader: '组长甲', deputies: '副组长乙' };
const OF_1_1 = { organization: '甲镇党委', group: GROUP };
const ROUND = 'R2022-02';

/** Every paper there is, worked out by hand from county.ts and the rulebook. */
export const EXPECTED: Record<string, Expected> = {
  'inquiry-letter': {
    on: 'letter.aud',
    values: {
      ...{
        office: OFFICE,
        number: '巡函〔2022〕8号',
        unit: '审计局',
        unitCode: 'aud',
        asked: ASKED,
        sent: '2022年4月11日',
      },
      ...{ term: '3 个工作日内', due: '2022年4月15日', contact: null, phone: null, received: '2022年4月12日' },
    },
    rows: ['甲镇党委', '丙局党组', '第二巡察组', '专项审计报告'],
  },
  'progress-letter': {
    on: 'letter.sup-no-term-inquiry',
    values: {
      ...{ office: OFFICE, number: '巡函〔2022〕9号', unit: '督查考核数据中心', asked: ASKED, sent: '2022年4月11日' },
      received: '2022年4月13日',
    },
  },
  'verification-letter': {
    on: 'letter.orgd-personal-matters',
    values: {
      ...{
        office: OFFICE,
        number: '巡函〔2022〕20号',
        unit: '组织部',
        asked: ASKED,
        people: null,
        sent: '2022年4月11日',
      },
      ...{ term: '20 个工作日内', due: '2022年6月2日', received: '2022年5月5日', copyNo: null },
    },
  },
  'assist-letter': {
    on: 'letter.court-assist',
    values: {
      ...{ office: OFFICE, number: '巡函〔2022〕21号', unit: '法院', asked: ASKED, sent: '2022年4月11日' },
      ...{ received: '2022年5月6日', contact: null, copyNo: null },
    },
  },
  'inspection-notice': {
    on: 'inspection.1-1',
    values: {
      ...{ committee: '县委', office: OFFICE, short: SHORT, number: '巡通〔2022〕3号', ...OF_1_1, ...LEADERS },
      ...{ liaison: '联络员丙', entry: '2022年4月21日', exit: '2022年6月10日' },
      ...{ liaisonDue: '2022年4月19日', notice: '2022年4月19日' },
    },
  },
  'public-notice': {
    on: 'inspection.1-1',
    values: {
      ...{ committee: '县委', ...OF_1_1, ...LEADERS, entry: '2022年4月21日', exit: '2022年6月10日' },
      ...{ phone: null, mailbox: null, email: null, place: null, hours: null, issued: '2022年4月22日' },
    },
  },
  authorization: {
    on: 'round',
    values: {
      ...{ leadingGroup: '县委巡察工作领导小组', committee: '县委', short: SHORT, number: '巡组〔2022〕2号' },
      ...{ round: ROUND, issued: '2022年4月12日', signers: '领导小组组长或常务副组长审批' },
    },
    rows: ['授权组长甲任组长，副组长乙任副组长，负责对甲镇党委、乙镇党委的巡察', '授权组长戊任组长'],
  },
  'secondment-letter': {
    on: 'round',
    values: {
      ...{ office: OFFICE, committee: '县委', to: null, number: '巡函〔2022〕1号', organizations: ALL },
      ...{ entry: '2022年4月21日', exit: '2022年6月10日', issued: '2022年3月20日' },
    },
    rows: ['组员丁', '财政局', '科员', '第二巡察组'],
  },
  'consultation-reply': {
    round: 'office',
    on: 'consultation.1',
    values: {
      ...{ office: OFFICE, number: '巡函〔2022〕25号', asked: '2022年5月16日', askedNumber: '组函5号', to: null },
      ...{ opinion: null, replied: '2022年5月18日', copyNo: null },
    },
  },
  'feedback-principal': {
    on: 'inspection.1-1',
    values: {
      ...{
        committee: '县委',
        ...OF_1_1,
        leader: '组长甲',
        principal: null,
        entry: '2022年4月21日',
        exit: '2022年6月10日',
      },
      ...{ given: '2022年6月15日', copies: '三', copyNo: null, text: null },
    },
  },
  'feedback-leadership': {
    on: 'inspection.1-1',
    values: {
      ...{ committee: '县委', ...OF_1_1, entry: '2022年4月21日', exit: '2022年6月10日', heard: '2022年6月13日' },
      ...{ given: '2022年6月16日', planTerm: '10 个工作日内', planDue: '2022年6月30日', planCopies: '三' },
      ...{ reportTerm: '2 个月内', reportDue: '2022年8月16日', reportCopies: '三', text: null },
    },
    rows: ['向被巡察党组织反馈问题清单', 'D1', 'D2'],
  },
  'problem-list': { on: 'inspection.1-1', values: OF_1_1, rows: ['D1', 'D2'] },
  'receipt-sheet': {
    on: 'inspection.1-1',
    values: {
      ...{ ...OF_1_1, leader: '组长甲', principal: '2022年6月15日', leadership: '2022年6月16日' },
      ...{ copies: '三', number: '签1号' },
    },
  },
  'transfer-approval': {
    on: 'transfer.1',
    values: {
      ...{
        round: ROUND,
        batch: '第1批',
        receiver: '纪委监委案件监督管理室',
        groups: GROUP,
        from: '甲镇党委',
        count: '2',
      },
      ...{ numbers: '1、2', number: '移1号', copies: '三', due: '2022年6月20日', heard: '2022年6月13日' },
      signers: '组长审核、巡察办主任审核、领导小组组长或常务副组长审批',
    },
    rows: ['组长审核意见', '巡察办主任审核意见'],
  },
  'handover-sheet': {
    on: 'transfer.1',
    values: {
      ...{
        round: ROUND,
        batch: '第1批',
        receiver: '纪委监委案件监督管理室',
        groups: GROUP,
        from: '甲镇党委',
        count: '2',
      },
      ...{ numbers: '1、2', number: '移1号', approved: '2022年6月15日', handed: '2022年6月16日' },
      ...{ feedbackTerm: '3 个月内', feedback: '2022年9月16日' },
    },
    rows: ['移交材料目录'],
  },
  'plan-review': {
    on: 'inspection.1-1',
    values: {
      ...{ ...OF_1_1, given: '2022年6月16日', due: '2022年6月30日', received: '2022年6月18日', copies: '三' },
      ...{ reviewed: '2022年6月19日', number: '审1号' },
    },
    rows: ['纪委监委审核单', '组织部审核单'],
  },
  'reports-review': {
    on: 'inspection.1-1',
    values: {
      ...{ ...OF_1_1, given: '2022年6月16日', due: '2022年8月16日', received: '2022年6月20日', copies: '三' },
      ...{ reviewed: '2022年6月20日', number: '审2号' },
    },
  },
  'petition-approval': {
    ...{ on: 'inspection.1-1', no: 'P1' },
    values: { ...OF_1_1, thing: 'P1', begun: '2022年4月26日' },
    rows: ['组长批示意见'],
  },
  'direct-route': {
    ...{ on: 'inspection.1-1', no: 'S1' },
    values: {
      ...{ group: GROUP, leader: '组长甲', thing: 'S1', begun: '2022年5月6日', addressee: '领导己' },
      ...{ passed: '2022年5月7日', opened: '2022年5月9日' },
    },
  },
  'petition-forward': {
    on: 'group.1',
    values: {
      ...{ round: ROUND, group: GROUP, organizations: '甲镇党委、乙镇党委', exit: '2022年6月10日' },
      ...{ forwarded: '2022年6月16日', number: '转办1号' },
    },
    rows: ['P2', '2022年4月28日'],
  },
  reminder: {
    on: 'notice.2022-1',
    values: {
      ...{ office: OFFICE, number: '催办函〔2022〕第 1 号', title: '关于情况函询回复的催办函', addressee: '审计局' },
      ...{ issued: '2022年4月18日', contact: null, phone: null },
    },
    rows: ['情况函询回复至今未收到。', '请抓紧办理。'],
  },
  'supervision-order': {
    on: 'notice.2022-1',
    values: {
      ...{ office: OFFICE, number: '督办单〔2022〕第 1 号', title: '关于情况函询回复的督办单', addressee: '审计局' },
      ...{ issued: '2022年4月18日', round: ROUND },
    },
    rows: ['情况函询回复至今未收到。'],
  },
  'task-list': {
    on: 'round',
    values: {
      ...{ round: ROUND, organizations: ALL, secretary: '2022年6月13日', committee: '2022年6月14日' },
      ...{ handed: '2022年6月15日', number: '交办1号', office: OFFICE },
    },
  },
  'copy-letter': {
    on: 'inspection.1-1',
    values: {
      ...{ office: OFFICE, number: '巡函〔2022〕30号', to: '纪委监委、组织部', organization: '甲镇党委' },
      ...{ given: '2022年6月16日', copied: '2022年6月17日' },
    },
  },
  'rectification-publication': {
    on: 'inspection.1-1',
    values: {
      ...{ office: OFFICE, short: SHORT, number: '巡函〔2022〕31号', organization: '甲镇党委', given: '2022年6月16日' },
      ...{ reports: '2022年6月20日', reviewed: '2022年6月20日', until: null, issued: '2022年6月20日' },
    },
  },
  recusal: {
    on: 'person.zhao',
    values: {
      ...{ round: ROUND, name: '组员丁', unit: '财政局', post: '科员', role: '组员', group: GROUP },
      ...{ inspects: '甲镇党委、乙镇党委', recusedFrom: '乙镇党委', meeting: '2022年4月18日', due: '2022年4月18日' },
      ...{ declared: '2022年4月18日', adjusted: '2022年4月19日' },
    },
  },
  pledge: {
    on: 'person.zhao',
    values: { name: '组员丁', group: GROUP, unit: '财政局', round: ROUND, pledged: '2022年4月14日' },
  },
  'zero-holding': {
    on: 'person.li',
    values: {
      ...{ round: ROUND, name: '副组长乙', unit: '组织部', group: GROUP, role: '副组长' },
      ...{ inspects: '甲镇党委、乙镇党委', exit: '2022年6月10日', reported: '2022年6月12日' },
    },
  },
  'working-paper': {
    ...{ on: 'inspection.1-1', no: 'D2' },
    values: { ...OF_1_1, thing: 'D2', begun: '2022年5月10日' },
    rows: ['副组长复核意见', '组长审签'],
  },
  appraisal: {
    on: 'person.zhang',
    values: {
      ...{ round: ROUND, name: '组长甲', unit: '纪委监委', post: '科长', group: GROUP, role: '组长' },
      ...{ inspects: '甲镇党委、乙镇党委', from: '2022年3月28日', exit: '2022年6月10日', appraised: '2022年6月17日' },
    },
  },
  'letter-register': {
    on: 'round',
    values: { round: ROUND, office: OFFICE, today: '2022年6月20日' },
    rows: ['巡函〔2022〕8号', '审函9号', '2022年4月18日', '督查考核数据中心'],
  },
  'loan-register': { on: 'inspection.1-1', values: OF_1_1, rows: ['借1', '借2', '一般资料', '2022年4月25日'] },
  'return-register': {
    on: 'inspection.1-1',
    values: { ...OF_1_1, returned: '2022年6月8日', planned: '2022年6月10日' },
    rows: ['借1', '借2'],
  },
  'destruction-register': {
    on: 'group.1',
    values: { group: GROUP, organizations: '甲镇党委、乙镇党委', destroyed: '2022年6月9日', place: null },
    rows: ['销1', '复印件'],
  },
  'volume-list': {
    on: 'group.1',
    values: {
      ...{ round: ROUND, group: GROUP, organizations: '甲镇党委、乙镇党委', due: '2022年6月30日' },
      handed: '2022年6月19日',
    },
    rows: ['组务会记录本', '组务会制度', '2022年4月22日'],
  },
  'office-volume-list': {
    on: 'round',
    values: { round: ROUND, organizations: ALL, filed: '2022年6月20日' },
  },
};
