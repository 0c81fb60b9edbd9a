import type { Checks } from './checks.ts';
import { shortened } from './day.ts';
import type { Known } from './plan.ts';
import { type Receiver, receiverIn } from './receiver.ts';
import type { Row, RowError } from './rows.ts';

/** A batch that is in the ledger, with the days of what followed. */
export interface KnownBatch {
  no: number;
  receiver: string;
  clues: readonly number[];
  handed: string | undefined;
  /** clue.feedback and clue.status, by their days. */
  feedbacks: readonly string[];
  reports: readonly string[];
  closed: ReadonlyMap<number, string>;
}

export interface KnownClues extends Known {
  receivers: readonly Receiver[];
  batches: readonly KnownBatch[];
}

/** A row of 问题线索台账 that can be understood. */
export interface Clue {
  row: Row;
  number: number;
  receiver: string;
  from: string[];
  /** The batch it names; undefined where it names none. */
  batch: number | undefined;
  early: boolean;
  handed: string | undefined;
  feedback: string | undefined;
  reports: readonly string[];
  closed: string | undefined;
}

/** Understands a row, or tells what is wrong with it. */
export function clueIn(row: Row, checks: Checks, { receivers }: KnownClues): Clue | RowError[] {
  const { texts, days } = row;
  const errors = [...row.errors, ...checks.outside(row)];
  const number = ordinalIn(texts.number ?? '');
  if (texts.number !== undefined && number === undefined) {
    errors.push(checks.error('number', `线索编号“${shortened(texts.number)}”不是一个数；原有的长编号请另列一列顺序号`));
  }
  const receiver = receiverIn(texts.receiver ?? '', receivers);
  if (texts.receiver !== undefined && receiver === undefined) {
    errors.push(checks.error('receiver', `规程没有写向“${shortened(texts.receiver)}”移交线索`));
  }
  const from = (texts.from ?? '').split(/[、,;\n]+/).filter((one) => one.trim() !== '');
  const refs = from.map((words) => checks.inspection(words.trim()));
  for (const [at, ref] of refs.entries()) {
    if (ref === undefined) errors.push(checks.error('from', `本轮没有被巡察单位“${shortened(from[at] ?? '')}”`));
  }
  const batch = texts.batch === undefined ? undefined : ordinalIn(texts.batch);
  if (texts.batch !== undefined && batch === undefined) {
    errors.push(checks.error('batch', `移交批次“${shortened(texts.batch)}”不是一个数`));
  }
  const dated = ['feedback', 'reports', 'closed'].filter((field) => (days[field] ?? []).length > 0);
  if (dated.length > 0 && (days.handed ?? []).length === 0 && texts.handed === undefined) {
    errors.push(checks.error('handed', '没有移交日期，反馈、办结从何算起'));
  }
  for (const later of ['feedback', 'reports', 'closed']) errors.push(...checks.before(row, later, 'handed'));
  if (errors.length > 0 || number === undefined || receiver === undefined) return errors;
  const [[handed], [feedback], [closed]] = [days.handed ?? [], days.feedback ?? [], days.closed ?? []];
  return {
    ...{ row, number, receiver, batch, handed, feedback, closed },
    from: refs.flatMap((ref) => ref ?? []),
    early: /^(是|有|√|y|yes|提前)/i.test(texts.early ?? ''),
    reports: days.reports ?? [],
  };
}

/** 12, 第12号, 12号, 线索12: the one number in it, up to 999,999. */
function ordinalIn(words: string): number | undefined {
  const numbers = words.match(/\d+(\.0+)?/g) ?? [];
  const value = Number(numbers[0]);
  return numbers.length === 1 && Number.isInteger(value) && value >= 1 && value <= 999_999 ? value : undefined;
}
