import { formatDate } from '../counting/index.ts';
import type { EntryBody } from '../entry.ts';
import { subjectOf } from '../heart/subject.ts';
import { factTitle, roleTitle } from '../words.ts';
import { because, bracketed, type Context, inParentheses } from './context.ts';

type Of<T extends EntryBody['type']> = Extract<EntryBody, { type: T }>;

/** Registers, plans, parameters and versions: what is kept up beside the facts. */
export type UpkeepBody = Of<
  | 'target.registered'
  | 'person.registered'
  | 'param.set'
  | 'plan.set'
  | 'need.declared'
  | 'calendar.revised'
  | 'rulebook.revised'
  | 'time.passed'
  | 'went-live'
>;

export function upkeepWords(body: UpkeepBody, context: Context): string {
  const { book, names } = context;
  switch (body.type) {
    case 'target.registered':
      return targetWords(body);
    case 'person.registered':
      return personWords(body);
    case 'param.set': {
      const title = book?.params[body.name] ?? body.name;
      return `轮次参数“${title}”定为${formatDate(body.date)}${because(body.reason)}`;
    }
    case 'plan.set':
      return `计划：${factTitle(book, body.step)}定于${formatDate(body.date)}`;
    case 'need.declared':
      return `需要办：${factTitle(book, body.step)}${bracketed(names.subject(subjectOf(body.on), book))}`;
    case 'calendar.revised':
      return `改用日历“${body.version}”`;
    case 'rulebook.revised':
      return `改用规程${book?.hash === body.hash ? `“${book.title}”` : ''}版本 ${body.hash.slice(0, 8)}${from(body)}${because(body.reason)}`;
    case 'time.passed':
      return '时间走过一个没有事情到期的时刻';
    case 'went-live':
      return '补录结束，转为实时';
  }
}

function targetWords({ target: { code, name, kind, villages, retired } }: Of<'target.registered'>): string {
  const count = villages === undefined ? undefined : `${villages} 个村`;
  return `对象库${retired ? '注销' : '登记'}：${name}${inParentheses([`代码 ${code}`, kind, count])}`;
}

function personWords({ person: { code, name, unit, post, roles, pool, retired } }: Of<'person.registered'>): string {
  const of = unit === undefined ? undefined : roleTitle(unit);
  const parts = [`代码 ${code}`, of, post, roles.map(roleTitle).join('、'), pool ? '入人才库' : undefined];
  return `名册${retired ? '注销' : '登记'}：${name}${inParentheses(parts)}`;
}

function from({ was }: Of<'rulebook.revised'>): string {
  return was === undefined ? '' : `（原为 ${was.slice(0, 8)}）`;
}
