import type { Question } from '../explain.ts';
import { dayOf } from '../heart/decide.ts';
import type { DeadlineRule, Rulebook } from '../rulebook/schema.ts';
import { bad, ExplainError } from './error.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;
const MARKED = /^(due|period-end)=(.*)$/;

/** The question as days. `given`: what `from` is the day of. */
export interface Asked {
  day: string;
  given: 'trigger' | 'due' | 'period-end';
  and?: string | undefined;
  unit?: string | undefined;
  waiting?: string[] | undefined;
}

/** Reads the parts of a question and checks that they fit the rule. */
export function readAsked(book: Rulebook, rule: DeadlineRule, { from, and, unit }: Question): Asked {
  if (unit !== undefined) checkUnit(book, rule, unit);
  const [, mark, marked] = MARKED.exec(from) ?? [];
  const given = mark === 'due' || mark === 'period-end' ? mark : 'trigger';
  const day = readDay('from', marked ?? from);
  const kind = typeof rule.from === 'string' ? 'fact' : Object.keys(rule.from)[0];
  if (given === 'due' && kind !== 'due') throw bad('from', '这一规则不从另一时限起算，from 写起算日即可');
  if (given === 'period-end' && kind !== 'end') throw bad('from', '这一规则不从期间结束起算，from 写起算日即可');
  const second = rule['also-from'];
  const twofold = second !== undefined && (unit === undefined ? and !== undefined : second.units.includes(unit));
  if (and === undefined) return { day, given, unit, ...(twofold && { waiting: [second.fact] }) };
  const windowed = rule.every === 'week' || rule.every === 'working-day';
  if (!twofold && !windowed) throw bad('and', second ? '该单位只有一个起算日' : '这一规则只有一个起算日');
  return { day, given, unit, and: readDay('and', and) };
}

function readDay(field: 'from' | 'and', text: string): string {
  if (!MOMENT.test(text)) throw bad(field, `日期应写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:mm：${text}`);
  try {
    return dayOf(text);
  } catch {
    throw bad(field, `没有这一天或这一时刻：${text}`);
  }
}

function checkUnit(book: Rulebook, rule: DeadlineRule, unit: string): void {
  const kind = rule.letter === undefined ? undefined : book.letters[rule.letter];
  const listed = rule.units ?? (kind?.open ? undefined : kind?.units);
  const known = listed === undefined ? isNamed(book, unit) : listed.includes(unit);
  if (!known) throw new ExplainError('unknown-unit', 'unit', `“${rule.title}”不涉及单位“${unit}”`);
}

/** A unit some letter goes to or that receives clues. */
function isNamed(book: Rulebook, unit: string): boolean {
  return Object.values(book.letters).some(({ units }) => units.includes(unit)) || Object.hasOwn(book.receivers, unit);
}
