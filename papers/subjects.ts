/** What a paper is printed for, with the values and rows that the ledger has of it; names → what the office calls them. */
export interface SubjectWords {
  title: string;
  own: Readonly<Record<string, string>>;
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const round = { round: '轮次', organizations: '本轮被巡察单位', today: '打印之日' };
const member = { no: '序号', name: '姓名', unit: '单位', post: '职务', role: '巡察组职务', group: '组别' };
const organization = { no: '序号', name: '被巡察单位', group: '巡察组', ref: '组号-单位号' };
const ofGroup = { group: '巡察组', leader: '组长', deputies: '副组长', liaison: '巡察组联络员' };
const done = { no: '序号', number: '件号', date: '日期', kind: '种类', note: '备注' };

/** The subjects of papers. A template names one; its fields and rows are of these. */
export const SUBJECTS = {
  round: {
    title: '轮次',
    own: round,
    rows: {
      organizations: organization,
      groups: {
        no: '序号',
        group: '巡察组',
        leader: '组长',
        deputies: '副组长',
        liaison: '联络员',
        members: '组员',
        organizations: '被巡察单位',
      },
      members: member,
      letters: {
        ...{
          no: '序号',
          unit: '单位',
          number: '文号',
          kind: '函件',
          sent: '发函日期',
          received: '签收日期',
          due: '回复期限',
        },
        ...{
          replied: '收到回复',
          distributed: '分送日期',
          group: '领取的组',
          returned: '退还日期',
          filed: '归档日期',
          original: '原件号',
        },
      },
      petitions: { ...done, group: '巡察组', organization: '被巡察单位' },
      volume: { no: '序号', title: '类目', paper: '题名', date: '日期', note: '备注' },
    },
  },
  group: {
    title: '巡察组',
    own: { ...round, ...ofGroup, groupOrganizations: '本组被巡察单位' },
    rows: {
      members: member,
      organizations: organization,
      destroyed: done,
      petitions: { ...done, group: '巡察组', organization: '被巡察单位' },
      volume: { no: '序号', title: '类目', paper: '题名', date: '日期', note: '备注' },
    },
  },
  inspection: {
    title: '组·被巡察单位',
    own: { ...round, ...ofGroup, organization: '被巡察单位', villages: '村数' },
    rows: {
      members: member,
      problems: done,
      items: { ...done, signedOff: '销号日期' },
      borrowed: { ...done, returned: '清退日期' },
      destroyed: done,
    },
  },
  letter: {
    title: '函件',
    own: {
      ...round,
      ...{
        unit: '收函单位',
        unitCode: '收函单位代码',
        number: '文号',
        kind: '函件',
        asked: '函中所列被巡察单位',
        sent: '发函日期',
        received: '签收日期',
      },
    },
    rows: { asked: organization },
  },
  transfer: {
    title: '线索移交批次',
    own: {
      ...round,
      ...{
        batch: '批次',
        receiver: '接收单位',
        clueCount: '线索件数',
        clueNumbers: '线索编号',
        from: '线索来源',
        groups: '移交的巡察组',
      },
    },
    rows: { clues: { no: '序号', number: '线索编号', closed: '办结日期' } },
  },
  person: {
    title: '巡察人员',
    own: {
      ...round,
      ...{
        name: '姓名',
        unit: '单位',
        post: '职务',
        role: '巡察组职务',
        group: '巡察组',
        inspects: '参加巡察的单位',
        from: '起始日期',
        recusedFrom: '申请回避的单位',
      },
    },
    rows: {},
  },
  thing: {
    title: '逐件的东西（信访件、径送件、底稿）',
    own: {
      ...round,
      ...ofGroup,
      ...{ organization: '被巡察单位', thing: '件号', begun: '登记日期', addressee: '呈送的领导' },
    },
    rows: { steps: { no: '序号', title: '办理', date: '日期' } },
  },
  notice: {
    title: '催办、督办',
    own: { ...round, ...{ number: '文号', title: '标题', addressee: '主送', issued: '成文日期' } },
    rows: { lines: { text: '正文' } },
  },
  consultation: {
    title: '征求意见来函',
    own: { ...round, ...{ asked: '收函日期', askedNumber: '来函文号' } },
    rows: {},
  },
} as const satisfies Record<string, SubjectWords>;

export type SubjectName = keyof typeof SUBJECTS;
export const SUBJECT_NAMES = Object.keys(SUBJECTS) as [SubjectName, ...SubjectName[]];

/** The office's own particulars, from house.yaml; what is empty is filled in by hand. */
export const HOUSE = {
  county: '县名',
  committee: '县委',
  leadingGroup: '领导小组全称',
  office: '巡察办全称',
  short: '发文机关简称，版记用',
  address: '地址',
  phone: '值班电话',
  mailbox: '邮政信箱',
  email: '电子邮箱',
} as const;

export type HouseName = keyof typeof HOUSE;
export type House = Partial<Record<HouseName, string>>;

export function subjectWords(name: SubjectName): SubjectWords {
  return SUBJECTS[name];
}
