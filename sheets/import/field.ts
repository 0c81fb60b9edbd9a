/** Something a ledger's row may tell. Its words are what columns are called that tell it, the likeliest first. */
export interface Field {
  key: string;
  title: string;
  kind: 'text' | 'day' | 'days';
  required?: true;
  words: readonly string[];
  /** What a clerk reads in the template. */
  hint: string;
}

export type LedgerKind = 'clues' | 'rectification';

const day = (key: string, title: string, ...words: string[]): Field => ({
  ...{ key, title, kind: 'day', words },
  hint: '日期，如 2022-06-24；没有就空着',
});

export const CLUE_FIELDS = [
  {
    ...{ key: 'number', title: '线索编号', kind: 'text', required: true },
    words: ['问题线索编号', '线索序号', '编号', '序号'],
    hint: '必填，一个数，如 12',
  },
  {
    ...{ key: 'receiver', title: '接收单位', kind: 'text', required: true },
    words: ['移送单位', '承办单位', '接收部门', '受理单位', '办理单位', '移交对象', '移交至'],
    hint: '必填，如 纪委监委、组织部',
  },
  {
    ...{ key: 'from', title: '来自', kind: 'text' },
    words: ['被巡察单位', '被巡察党组织', '组·被巡察单位', '来源单位', '巡察对象', '涉及单位'],
    hint: '被巡察单位，如 第1组·甲局党组 或 1-1；几个用顿号隔开',
  },
  {
    ...{ key: 'batch', title: '移交批次', kind: 'text' },
    words: ['批次', '交接单号', '移交批次号'],
    hint: '批次号，如 3；空着的按接收单位、移交日期归批',
  },
  { ...{ key: 'early', title: '提前移交', kind: 'text' }, words: ['是否提前移交'], hint: '听取汇报以前就移交的写 是' },
  day('handed', '移交日期', '移交时间', '移交日', '移送日期', '移送时间', '交接日期', '签收日期'),
  day('feedback', '首次反馈日期', '首次反馈时间', '首次反馈', '书面反馈日期', '反馈日期', '反馈时间'),
  {
    ...{ key: 'reports', title: '续报日期', kind: 'days' },
    words: ['续报时间', '最近续报日期', '续报'],
    hint: '几期用顿号隔开，如 2022-10-31、2022-11-30',
  },
  day('closed', '办结日期', '办结时间', '销账日期', '销账时间', '了结日期', '结案日期'),
] as const satisfies readonly Field[];

export const RECTIFICATION_FIELDS = [
  {
    ...{ key: 'inspection', title: '被巡察单位', kind: 'text', required: true },
    words: ['组·被巡察单位', '被巡察党组织', '整改单位', '单位名称', '单位'],
    hint: '必填，如 第1组·甲局党组 或 1-1',
  },
  {
    ...{ key: 'number', title: '整改问题编号', kind: 'text', required: true },
    words: ['问题编号', '问题序号', '编号', '序号'],
    hint: '必填，字母、数字、连字符，如 3 或 1-3',
  },
  day('fedBack', '反馈日期', '向领导班子反馈日期', '反馈会日期', '反馈时间'),
  day('plan', '整改方案日期', '整改方案收到日期', '整改方案报送日期', '整改方案报送时间', '整改方案'),
  day('reports', '双报告日期', '双报告收到日期', '双报告报送日期', '双报告', '整改报告日期'),
  day('opened', '建账日期', '整改问题建账', '建账时间', '立账日期'),
  day('evidence', '佐证材料日期', '整改佐证材料', '佐证材料报送时间', '佐证材料'),
  day('review', '初审日期', '初审时间', '初审', '审核日期'),
  day('joint', '会审日期', '逐件会审', '四方会审', '会审时间', '会审'),
  day('signedOff', '销号日期', '销号时间', '销号'),
] as const satisfies readonly Field[];

/** What the import of each ledger takes, in the order of its template. */
export const FIELDS: Readonly<Record<LedgerKind, readonly Field[]>> = {
  clues: CLUE_FIELDS,
  rectification: RECTIFICATION_FIELDS,
};

export const LEDGER_TITLES: Readonly<Record<LedgerKind, string>> = { clues: '问题线索台账', rectification: '整改台账' };
