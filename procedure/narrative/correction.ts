import { formatDate } from '../counting/index.ts';
import type { EntryBody } from '../entry.ts';
import { same } from '../entry-differences.ts';
import type { Fact, FactData } from '../heart/state.ts';
import { because, type Context } from './context.ts';
import { factWhat } from './fact.ts';

type Corrected = Extract<EntryBody, { type: 'fact.corrected' }>;

/** 更正: other date or data · 作废: taken back · 退回: sent back for rework. */
export function correctionKind({
  void: taken,
  returned,
}: Pick<Corrected, 'void' | 'returned'>): '更正' | '作废' | '退回' {
  if (taken) return '作废';
  return returned ? '退回' : '更正';
}

/** What a correction did to a fact, with what it was before. */
export function correctionWords(body: Corrected, workflowId: string, context: Context): string {
  const before = context.memory.fact(workflowId, body.factId);
  const after = body.after.find(({ id }) => id === body.factId);
  const about = before ?? after;
  const what = about === undefined ? '先前的一件登记' : factWhat(about, context);
  const changed = before && after && !body.returned ? changes(before, after) : [];
  const rework = body.rework === undefined ? '' : `，要求${formatDate(body.rework)}前补正`;
  const how = changed.length === 0 ? '' : `，${changed.join('，')}`;
  const of = before === undefined ? '' : `（原记${formatDate(before.date)}）`;
  return `${correctionKind(body)}：${what}${of}${how}${rework}${because(body.reason)}`;
}

/** What is different afterwards: 日期由…改为…. */
export function changes(before: Fact, after: Fact): string[] {
  const moved = before.date === after.date ? [] : [`日期由${formatDate(before.date)}改为${formatDate(after.date)}`];
  const names = Object.keys(DATA_WORDS) as (keyof FactData)[];
  const changed = names.filter((name) => !same(before.data[name], after.data[name]));
  return [
    ...moved,
    ...changed.map((name) => `${DATA_WORDS[name]}由“${said(before.data[name])}”改为“${said(after.data[name])}”`),
  ];
}

function said(value: unknown): string {
  if (value === undefined) return '未填';
  return Array.isArray(value) ? value.join('、') : String(value);
}

const DATA_WORDS: Record<keyof FactData, string> = {
  inspections: '对象',
  orgs: '对象',
  none: '无此情况的对象',
  part: '哪一份',
  unit: '单位',
  kind: '种类',
  number: '编号',
  clues: '线索号',
  closed: '办结的线索',
  receivers: '接收单位',
  count: '件数',
  person: '人员',
  group: '组',
  role: '身份',
  replaces: '替换的人员',
  targets: '巡察对象',
  numbers: '件号',
  until: '截止日',
  of: '总数',
  share: '占比',
  persons: '涉及人员',
  people: '参加人数',
  villages: '村',
  category: '类别',
  copy: '份号',
  level: '所标密级',
  custodian: '保管人',
  place: '存放处',
  hash: '散列',
  addressee: '呈送',
  year: '年份',
  note: '备注',
};
