import { formatDate } from '../counting/index.ts';
import { type Explanation, explainDeadline } from '../explain.ts';
import { triggerFacts } from '../heart/crossings.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import { stageIndex, stageOf } from '../rulebook/stages.ts';
import type { Days } from './days.ts';
import { type Duty, dutiesOf } from './duties.ts';
import type { PlanLine } from './plan.ts';
import { isSaid, laterDay, type PlannedDay } from './planned-day.ts';
import { termWords } from './term-words.ts';

/** Every duty the rulebook will give the round, by stage, then inspection, then day. */
export function linesOf(days: Days): PlanLine[] {
  const { deadlines } = days.input.book;
  const lines = Object.entries(deadlines)
    .filter(([, rule]) => rule.level !== 'office')
    .flatMap(([id, rule]) => dutiesOf(days, rule).map((duty) => line(days, id, rule, duty)));
  return lines.sort(
    (a, b) =>
      stageIndex(a.step) - stageIndex(b.step) ||
      (a.subject.group ?? 0) - (b.subject.group ?? 0) ||
      (a.subject.org ?? 0) - (b.subject.org ?? 0) ||
      compare(a.due ?? '9999', b.due ?? '9999'),
  );
}

type Counted = Pick<PlanLine, 'due' | 'provisional' | 'why' | 'days' | 'periods' | 'expected' | 'times' | 'periodEnd'>;

function line(days: Days, id: string, rule: DeadlineRule, duty: Duty): PlanLine {
  const step = rule['met-by'];
  const from = trigger(days, rule, duty);
  const missing = 'missing' in from ? from.missing : [];
  const fact = typeof rule.from === 'object' && 'param' in rule.from ? rule.from.param : triggerName(days, rule);
  return {
    rule: id,
    title: rule.title,
    clause: rule.clause ?? null,
    step,
    stage: stageOf(step) ?? null,
    demand: demandOf(days, rule),
    force: rule.force,
    remindOnly: rule['remind-only'] ?? false,
    subject: duty.subject,
    inspections: duty.refs,
    trigger: 'day' in from ? { ...from.day, fact, title: days.title(fact) } : null,
    on: saidOn(days, step, duty),
    missing: missing.map((name) => ({ name, title: days.title(name) })),
    ...('day' in from ? counted(days, id, rule, from) : uncounted(days, rule, missing)),
    owedBy: [rule['owed-by']].flat(),
    owedTo: [rule['owed-to']].flat(),
    note: rule.note ?? null,
  };
}

function saidOn(days: Days, step: string, { refs, kind, unit }: Duty): PlannedDay | null {
  const day = days.latestAmong(step, refs, { kind, unit });
  return day && isSaid(day) ? day : null;
}

interface From {
  day: PlannedDay;
  /** Last day of a stay that is counted through. */
  end?: PlannedDay;
  unit?: string | undefined;
}

/** The day the duty counts from: of all it is about, the last; of a stay, its first day and its last. */
function trigger(days: Days, rule: DeadlineRule, { refs, kind, unit }: Duty): From | { missing: string[] } {
  const bases = refs.map((ref) => days.base(rule, { ref, kind, unit }));
  const missing = [...new Set(bases.flatMap((base) => ('missing' in base ? base.missing : [])))];
  const found = bases.flatMap((base) => ('day' in base ? [base.day] : []));
  if (missing.length > 0 || found.length === 0) return { missing };
  if (rule.every !== 'week' && rule.every !== 'working-day') return { day: found.reduce(laterDay), unit };
  const until = rule.until ?? 'withdraw.exit';
  const end = days.latestAmong(until, refs);
  if (!end) return { missing: [until] };
  return { day: found.reduce((a, b) => (b.date < a.date ? b : a)), end, unit };
}

function counted(days: Days, id: string, rule: DeadlineRule, from: From): Counted {
  const { day, end, unit } = from;
  if (rule['no-number']) return { ...uncounted(days, rule, []), provisional: false };
  if (end && end.date < day.date) return { ...nothing, why: `${end.words}早于${day.words}，没有期间可数` };
  const { book, calendar } = days.input;
  const asked = rule['also-from']?.units.includes(unit ?? '') || end ? { and: end?.date ?? day.date } : {};
  const own = rule.per === 'letter' || rule.per === 'unit' ? { unit } : {};
  const told = explainDeadline(book, calendar, { rule: id, from: day.date, ...own, ...asked });
  const provisional = told.due !== null && (told.provisional || day.provisional || (end?.provisional ?? false));
  return {
    due: told.due,
    provisional,
    why: why(rule, from, told),
    days: told.days,
    periods: told.periods ?? [],
    expected: told.expected ?? null,
    times: told.times ?? null,
    periodEnd: told.periodEnd ?? null,
  };
}

function why(rule: DeadlineRule, { day, end, unit }: From, told: Explanation): string {
  const twofold = rule['also-from']?.units.includes(unit ?? '') ?? false;
  if (end) return `${day.words}至${end.words}，应开 ${told.expected ?? 0} 次`;
  if (told.first) return `${day.words}；首次反馈${formatDate(told.first.due)}到期，此后每月月底前一期，至全部办结`;
  if (told.times) return `${day.words}以前达到次数`;
  const term = rule.within === undefined ? '' : `，${termWords(rule.within)}`;
  const rolled = told.days.some(({ what }) => what === 'rolled') ? '，遇休息日顺延' : '';
  const ends = told.periodEnd === undefined ? '' : `，集中整改期满${formatDate(told.periodEnd)}`;
  const both = twofold ? '（双触发，取后到的一件）' : '';
  return `${day.words}${both}${ends}${term}${rolled}`;
}

const nothing: Omit<Counted, 'why'> = {
  due: null,
  provisional: false,
  days: [],
  periods: [],
  expected: null,
  times: null,
  periodEnd: null,
};

function uncounted(days: Days, rule: DeadlineRule, missing: string[]): Counted {
  const lacks = missing.map((name) => `“${days.title(name)}”`).join('、');
  return { ...nothing, why: rule['no-number'] ? '原文无数字，不列日期' : `还没有${lacks}的日子${afterwards(rule)}` };
}

/** What will be counted once the day is known. */
function afterwards({ within, from }: DeadlineRule): string {
  if (within === undefined) return '';
  const end = typeof from === 'object' && 'end' in from ? `满 ${termWords(from.of).replace('内', '')}后 ` : ' ';
  return `；定了以后${end}${termWords(within)}`;
}

function demandOf(days: Days, rule: DeadlineRule): PlanLine['demand'] {
  const { book } = days.input;
  if (rule.when !== undefined) return 'must';
  if (rule.level === 'transfer' || rule.per === 'receiver') return 'if';
  const sender = rule.letter === undefined ? undefined : book.letters[rule.letter]?.step;
  return book.steps[rule['met-by']]?.demand ?? book.steps[sender ?? '']?.demand ?? 'must';
}

function triggerName(days: Days, rule: DeadlineRule): string {
  return triggerFacts(rule.from, days.input.book)[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
