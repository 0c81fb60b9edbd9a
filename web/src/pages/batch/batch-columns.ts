import type { Step } from '../../api/rulebooks.ts';
import type { PastedColumn } from '../../common/pasted.ts';
import { messages } from '../../messages.ts';
import type { BatchRow } from './batch-row.ts';

const { things: words, fields } = messages;

/** A column of the sheet; `heads` are what the same column may be called in somebody's own table. */
export interface BatchColumn extends PastedColumn {
  key: keyof BatchRow & string;
  title: string;
  width: number;
}

const all: Record<keyof BatchRow, Omit<BatchColumn, 'key'>> = {
  number: { title: words.number, heads: [words.number, '编号', '序号', '号'], width: 110 },
  at: { title: fields.date, heads: [fields.date, '发生日期', '登记日期', '时间', '收到日期'], width: 190 },
  kind: { title: words.kind, heads: [words.kind, '类别', '分类'], width: 140 },
  people: { title: words.people, heads: [words.people, '参加人数'], width: 80 },
  villages: { title: words.villages, heads: [words.villages, '村号', '所在村'], width: 110 },
  note: { title: words.note, heads: [words.note, '内容', '摘要', '反映问题', '主要内容', '谈话对象'], width: 260 },
  category: { title: '类别', heads: ['类别', '种类'], width: 140 },
  copy: { title: '份号', heads: ['份号'], width: 90 },
  place: { title: '存放处', heads: ['存放处', '存放地点'], width: 180 },
};

/** What is asked of each line of a step; of what is confidential no text. */
export function batchColumns(step: Step, villages: number): BatchColumn[] {
  const secret = step.secrecy === 'confidential' || step.secrecy === 'sealed';
  const keys: (keyof BatchRow & string)[] = [
    'number',
    'at',
    ...(step.kinds ? (['kind'] as const) : []),
    ...(step.figures?.['people-least'] === undefined ? [] : (['people'] as const)),
    ...(villages > 0 ? (['villages'] as const) : []),
    ...(secret ? (['category', 'copy', 'place'] as const) : (['note'] as const)),
  ];
  return keys.map((key) => ({ key, ...all[key] }));
}
