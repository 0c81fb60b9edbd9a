const [S0, S1, S2, S3, S4] = ['liaison-2022', 'wuyang-2023', 'township-2022', 'xinghai-2020', 'lixian-2019'] as const;

/** A conflict or gap that procedure.md §5 lists. */
export interface Conflict {
  no: number;
  title: string;
  /** What each document says, in few words. Documents with the same words agree; fewer than two: a gap, or a doubt within one. */
  says: Readonly<Record<string, string>>;
  /** The `choose` keys it shows in: `<id>.<field>`, `<id>.*`, a bare id where only one document has the thing. */
  keys: readonly string[];
  /** Of the pairs that differ, those no field can show: to be settled by hand. */
  unseen?: readonly (readonly [string, string])[];
}

/** procedure.md §5, number by number. */
export const CONFLICTS: readonly Conflict[] = [
  {
    no: 1,
    title: '领导小组何时听取汇报',
    says: { [S3]: '撤离后 10 个工作日（一般）', [S2]: '撤回后 10 日做好准备（目标）' },
    keys: ['hearing.leading-group.*'],
  },
  {
    no: 2,
    title: '常委会、书记专题会的期限，分开还是合开',
    says: {
      [S3]: '撤离后 1 个月，分开',
      [S2]: '领导小组会后 10 日（目标），分开',
      [S1]: '书记专题会暨领导小组会合开',
    },
    keys: ['hearing.secretary.*', 'hearing.form'],
  },
  {
    no: 3,
    title: '整改方案、双报告的份数',
    says: { [S3]: '3 份', [S4]: '2 份' },
    keys: ['rectify.plan.copies', 'rectify.reports.copies'],
  },
  {
    no: 4,
    title: '汇报材料里问题部分的占比',
    says: { [S0]: '存在问题部分不少于 40%', [S3]: '问题及原因分析不少于 60%' },
    keys: ['plan.work-report-review.figures'],
  },
  {
    no: 5,
    title: '动员会上的退休人员',
    says: { [S0]: '近 2 年退休的科级领导干部参会', [S3]: '近 3 年退休的班子成员可列席' },
    keys: ['station.kickoff-meeting.figures'],
  },
  {
    no: 6,
    title: '函询哪些单位',
    says: {
      [S1]: '9 家，另有督查考核数据中心',
      [S2]: '纪委、组织、财政、审计、信访等',
      [S3]: '纪检、组织、审计、信访、宣传等',
      [S4]: '纪检、组织、政法、审计、信访等',
    },
    keys: ['letters.inquiry.*', 'inform.inquiries.*', 'inform.requests.*'],
  },
  {
    no: 7,
    title: '线索移交的期限',
    says: { [S1]: '会后一周', [S3]: '无期限' },
    keys: ['clue.transfer'],
  },
  {
    no: 8,
    title: '核查个人事项是否须批准',
    says: { [S1]: '无须批准', [S3]: '领导小组组长或常务副组长批准' },
    keys: ['learn.personal-matters-names.approve', 'learn.spot-check-names.approve'],
  },
  {
    no: 9,
    title: '集中整改期',
    says: { [S3]: '2 个月；舞阳未定义而从其末日起算，默认取 2 个月（D10）' },
    keys: ['supervision.report.from'],
  },
  { no: 10, title: '落款年份、“县委第五巡视组”疑误', says: { [S4]: '原件如此' }, keys: [] },
  { no: 11, title: '信访局替补写作审计局入库人员', says: { [S1]: '原件如此' }, keys: [] },
  { no: 12, title: '备案日晚于进驻日，人数、组数不合', says: { [S2]: '备案不作进驻的闸' }, keys: [] },
  { no: 13, title: '“月底前”是哪一天', says: {}, keys: [] },
  { no: 14, title: '“收到之日起”是否含当日、末日是否顺延', says: {}, keys: [] },
  { no: 15, title: '2024 年修订的《巡视工作条例》晚于五份文件', says: {}, keys: [] },
  {
    no: 16,
    title: '机动村开巡凭批准授权还是备案同意',
    says: { [S2]: '两处不一，默认两者都要' },
    keys: ['village.mobile-authorization.*', 'village.mobile-consent.*'],
  },
  {
    no: 17,
    title: '临时党支部书记怎样产生',
    says: { [S2]: '党员大会选举', [S3]: '组长担任' },
    keys: ['plan.branch.*'],
  },
  {
    no: 18,
    title: '巡察公告由谁、何时',
    says: { [S0]: '巡察办制作，动员会后', [S2]: '巡察组形成', [S3]: '组长审核', [S4]: '准备阶段媒体发布并张贴' },
    keys: ['station.public-notice.*'],
  },
  {
    no: 19,
    title: '进驻新闻稿的审定',
    says: { [S0]: '组长与主要负责人共同审定', [S3]: '主要负责人把关、组长审定、巡察办审核' },
    keys: ['station.press.*'],
  },
  {
    no: 20,
    title: '立行立改由谁同意',
    says: { [S2]: '组务会研究', [S3]: '巡察组直接提出', [S4]: '领导小组同意' },
    keys: ['learn.immediate-rectification.approve'],
    unseen: [
      [S2, S3],
      [S2, S4],
    ],
  },
  {
    no: 21,
    title: '由谁反馈，县委是否先通报',
    says: { [S3]: '巡察组', [S4]: '领导小组负责、巡察组参与，县委先通报' },
    keys: ['feedback.principal.by', 'feedback.leadership.by', 'feedback.county-notice'],
  },
  {
    no: 22,
    title: '对主要负责人反馈什么',
    says: { [S3]: '可概要通报他人问题，不含本人', [S4]: '除本人问题外原则上都反馈' },
    keys: ['feedback.principal.content'],
  },
  {
    no: 23,
    title: '询问在押人员由谁同意',
    says: { [S1]: '巡察办报批，函监所', [S3]: '领导小组同意，纪委监委协调' },
    keys: ['learn.informants-detained.*', 'learn.assist-detained.*'],
  },
  {
    no: 24,
    title: '本轮方案由谁批准',
    says: {
      [S2]: '领导小组研究后报县委同意',
      [S3]: '领导小组组长或常务副组长',
      [S4]: '县委同意',
    },
    keys: ['plan.round-plan.approve'],
  },
  {
    no: 25,
    title: '线索移交由谁审批',
    says: { [S1]: '领导小组有关领导', [S3]: '组长、主任审核，领导小组组长或常务副组长审批' },
    keys: ['transfer.approval.approve'],
  },
  {
    no: 26,
    title: '汇报材料何时审',
    says: { [S0]: '进驻后 3 日报送再审，通过才开会', [S3]: '进驻前审' },
    keys: ['plan.work-report-review.after', 'station.hear-report.after'],
  },
  { no: 27, title: '六家函复交巡察办还是巡察组', says: { [S1]: '同一款内两处，默认统一经巡察办' }, keys: [] },
  { no: 28, title: '编办线索反馈的期限', says: { [S1]: '三个月与“按规定时限”并存，默认三个月' }, keys: [] },
  {
    no: 29,
    title: '有没有常委会听取',
    says: { [S1]: '只有书记专题会', [S2]: '只有书记专题会', [S3]: '书记专题会和常委会', [S4]: '只有书记专题会' },
    keys: ['hear.standing-committee'],
  },
  { no: 30, title: '归档早于双报告', says: { [S3]: '巡察组档案不含整改件' }, keys: [] },
  {
    no: 31,
    title: '核查的人数和期限',
    says: { [S1]: '每单位不超过 2 人，10 日定名单、20 个工作日出结果', [S3]: '没有数字' },
    keys: ['personal-matters.names', 'personal-matters.result', 'learn.personal-matters-names.figures'],
  },
];

/**
 * What one document has and another, which deals with the same matter, has not: whether it stays must be chosen by its
 * bare id. By it stand the steps by which the other document is known to deal with the matter.
 */
export const WHOLE: Readonly<Record<string, readonly string[]>> = {
  'clue.transfer': ['transfer.handover'],
  'personal-matters.names': ['learn.personal-matters-names'],
  'personal-matters.result': ['learn.personal-matters-result'],
  'hear.standing-committee': ['hear.secretary', 'hear.combined'],
  'feedback.county-notice': ['feedback.principal'],
};

/** The numbers of §5 that a `choose` key（`<id>.<field>`, or a bare id）belongs to. */
export function conflictsOf(key: string): number[] {
  const fits = (known: string) =>
    known === key || known.startsWith(`${key}.`) || (known.endsWith('.*') && key.startsWith(known.slice(0, -1)));
  return CONFLICTS.filter(({ keys }) => keys.some(fits)).map(({ no }) => no);
}

/** Pairs of documents that say different things about a conflict. */
export function pairsOf({ says }: Conflict): [string, string][] {
  const documents = Object.keys(says);
  return documents.flatMap((a, i) =>
    documents.slice(i + 1).flatMap((b): [string, string][] => (says[a] === says[b] ? [] : [[a, b]])),
  );
}

/** The conflicts on which rulebooks of these lineages say different things. */
export function conflictsBetween(a: readonly string[], b: readonly string[]): Conflict[] {
  return CONFLICTS.filter((conflict) =>
    pairsOf(conflict).some(([x, y]) => (a.includes(x) && b.includes(y)) || (a.includes(y) && b.includes(x))),
  );
}
