import { formatDate } from '../counting/index.ts';
import { isImplied } from '../heart/belongs.ts';
import { memberWords } from '../heart/members.ts';
import type { Fact, FactData } from '../heart/state.ts';
import { subjectOf } from '../heart/subject.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { factTitle, roleTitle } from '../words.ts';
import { bracketed, type Context, inParentheses } from './context.ts';

/** More organizations than this are counted instead of named. */
const NAMED = 6;

/** What a fact is about, with the unit that reports: 第1组·甲镇党委. */
export function factAbout({ on, data }: Pick<Fact, 'on' | 'data'>, { book, names }: Context): string {
  const subject = subjectOf(on);
  const reporting = subject.letter === undefined && data.unit !== undefined ? { unit: data.unit } : {};
  return names.subject({ ...subject, ...reporting }, book);
}

/** 签收〔审计局〕. */
export function factWhat(fact: Pick<Fact, 'fact' | 'on' | 'data'>, context: Context): string {
  return `${factTitle(context.book, fact.fact)}${bracketed(factAbout(fact, context))}`;
}

/** What a fact carries beside its date, in words. */
export function factMore({ fact, data }: Pick<Fact, 'fact' | 'data'>, { book, names }: Context): string[] {
  const { group, role, part, kind, number, closed, receivers, numbers, inspections, none, until, year } = data;
  const step = book?.steps[fact];
  const all = (refs: string[]) =>
    refs.length > NAMED ? `${refs.length} 家` : refs.map((ref) => names.organization(ref)).join('、');
  const more = [
    group !== undefined && role !== undefined && memberWords({ group, role }),
    data.person !== undefined && names.person(data.person),
    kind !== undefined && step?.kinds?.[kind],
    part !== undefined && partWords(step, part),
    number,
    numbers !== undefined && `${thingTitle(book, fact)}${numbers.join('、')}`,
    inspections !== undefined && all(inspections),
    none !== undefined && `${all(none)}无此情况`,
    closed !== undefined && `办结第 ${closed.join('、')} 号`,
    receivers !== undefined && `线索移交${receivers.map(roleTitle).join('、')}`,
    countWords(data),
    year !== undefined && `${year}年`,
    until !== undefined && `至${formatDate(until)}`,
  ];
  return more.filter((one) => typeof one === 'string' && one !== '') as string[];
}

/** A fact as one line; `also`: what else belongs in its parentheses. A step that another record completes says so. */
export function factWords(fact: Fact, context: Context, also: readonly (string | undefined)[] = []): string {
  const line = `${factWhat(fact, context)}${inParentheses([...factMore(fact, context), ...also])}`;
  return isImplied(fact) ? `完成：${line}` : line;
}

/** The paper that a part of a step is, where the document lists one for each. */
function partWords(step: Rulebook['steps'][string] | undefined, part: string): string {
  const { parts = [], papers = [], 'part-titles': titles } = step ?? {};
  const paper = parts.length === papers.length ? papers[parts.indexOf(part)] : undefined;
  return titles?.[part] ?? paper ?? part;
}

/** 信访件: the sort of the numbered things a step is about. */
function thingTitle(book: Rulebook | undefined, fact: string): string {
  const step = book?.steps[fact];
  const title = book?.things?.[step?.opens ?? step?.each ?? step?.about ?? ''];
  return title === undefined ? '件号 ' : `${title} `;
}

function countWords({ count, of, people }: FactData): string {
  const counted = count === undefined ? '' : of === undefined ? `${count} 件` : `${count}／${of}`;
  return [counted, people === undefined ? '' : `${people} 人参加`].filter(Boolean).join('，');
}
