import { readTerm } from '../counting/parse-term.ts';
import { entityFactTitle } from '../heart/entity-facts.ts';
import type { Level } from '../levels.ts';
import { FIGURES } from './figures.ts';
import { roleWords } from './roles.ts';
import type {
  DeadlineRule,
  Gates,
  PeopleRules,
  Rulebook,
  Rung,
  Step,
  StepApproval,
  Trigger,
  Warning,
} from './schema.ts';
import { SECRECY, type Secrecy } from './secrecy.ts';

export const LEVEL_WORDS: Record<Level, string> = {
  office: '轮外常设',
  round: '轮次',
  group: '巡察组',
  inspection: '组×单位',
  village: '村',
  person: '个人',
  transfer: '移交批次',
};

export const DEMAND_WORDS: Record<Step['demand'], string> = {
  must: '必',
  may: '可',
  if: '若（条件成立才产生）',
  event: '事（事件触发）',
};

const PER_WORDS: Record<string, string> = {
  letter: '每函',
  inspection: '每组×单位',
  receiver: '每接收单位',
  hearing: '每次会',
  unit: '每单位',
  month: '每月',
  week: '每周',
  person: '每人',
  occurrence: '每次',
};

const EVERY_WORDS: Record<string, string> = {
  'month-end': '每月月底前',
  week: '每周',
  'working-day': '每个工作日（只计数）',
  year: '每年',
};

/** 10 个工作日、10 日（日历日）、2 个月 … of a term as rulebooks write it. */
export function termWords(text: string): string {
  const term = readTerm(text);
  switch (term?.kind) {
    case 'working-days':
      return `${term.n} 个工作日`;
    case 'days':
      return text.includes('week') ? `${term.n / 7} 周` : `${term.n} 日（日历日）`;
    case 'months':
      return `${term.n} 个月`;
    case 'days-before':
      return `${term.n} 日前`;
    case 'same-day':
      return '当天';
    case 'on-date':
      return '到那一天（含当日）';
    default:
      return text;
  }
}

/** A step or fact by its title, with its id. */
export function factWords(book: Rulebook, fact: string): string {
  const title = book.steps[fact]?.title ?? entityFactTitle(fact);
  return title === undefined ? fact : `${title}（${fact}）`;
}

/** What a deadline counts from. */
export function triggerWords(book: Rulebook, from: Trigger): string {
  if (typeof from === 'string') return factWords(book, from);
  if ('param' in from) return `轮次参数“${book.params[from.param] ?? from.param}”（${from.param}）`;
  if ('planned' in from) return `计划的${factWords(book, from.planned)}`;
  if ('due' in from) return `${book.deadlines[from.due]?.title ?? from.due}的到期日`;
  const moved = from['extended-by'] === undefined ? '' : `，${factWords(book, from['extended-by'])}才延长`;
  return `${factWords(book, from.end)}之后 ${termWords(from.of)}的期末（不顺延${moved}）`;
}

/** How a deadline is counted. */
export function countedWords(book: Rulebook, rule: DeadlineRule): string {
  if (rule.within !== undefined) return termWords(rule.within);
  if (rule.every !== undefined) return EVERY_WORDS[rule.every] ?? rule.every;
  if (rule.times) return timesWords(book, rule.times);
  return '没有数字';
}

/** 到期时 → 巡察办（催办函）. */
export function rungWords(rung: Rung): string {
  const when = 'at' in rung ? '到期时' : `逾期 ${durationWords(rung.after)}`;
  const again = rung.repeat ? `，每 ${durationWords(rung.repeat.every)}再催，至多 ${rung.repeat.times} 次` : '';
  return `${when} → ${toWords(rung)}${rung.paper ? `（${rung.paper}）` : ''}${again}`;
}

/** 1 个工作日前. */
export function warnWords(warning: Warning): string {
  if (typeof warning === 'string') return `${durationWords(warning.replace(' before', ''))}前`;
  return `${durationWords(warning.before)}前 → ${toWords(warning)}`;
}

function toWords({ to, 'copy-to': copy }: Pick<Rung, 'to' | 'copy-to'>): string {
  return copy === undefined ? roleWords(to) : `${roleWords(to)}，抄送${roleWords(copy)}`;
}

/** The approvals of a step, in their order. */
export function approvalWords(approve: Step['approve'], kinds: Step['kinds'] = {}): string {
  const one = ({ by, as, when, beside, 'apart-from': apart }: StepApproval, index: number) => {
    const joint = index === 0 ? '' : beside ? '、同时' : ' → ';
    const other = apart === undefined ? '' : '（另由一人签）';
    return `${joint}${roleWords(by, '或')}${as}${when === undefined ? '' : `（${kinds[when] ?? when}时）`}${other}`;
  };
  return (approve ?? []).map(one).join('');
}

/** Gates of a strength by their titles. */
export function gateWords(book: Rulebook, gates: Gates, strength: 'hard' | 'soft'): string {
  const names = Object.keys(gates).filter((gate) => gates[gate] === strength);
  return names.map((gate) => factWords(book, gate)).join('、');
}

/** 问题部分最低占比 60%. */
export function figureWords(figures: NonNullable<Step['figures']>): string {
  return Object.entries(figures)
    .map(([name, n]) => {
      const figure = FIGURES[name as keyof typeof FIGURES];
      return `${figure.title} ${n}${figure.unit}`;
    })
    .join('、');
}

/** §5-1、§5-6: numbers of procedure.md §5. */
export function conflictWords(numbers: readonly number[]): string {
  return numbers.map((no) => `§5-${no}`).join('、');
}

/** A field's value as a person would say it. */
export function valueWords(book: Rulebook, field: string, value: unknown): string {
  if (value === undefined) return '没有写';
  const say = SAY[field];
  return say ? say(book, value) : plain(value);
}

const roles = (_: Rulebook, value: unknown) => roleWords(value as string | string[]);
const SAY: Record<string, (book: Rulebook, value: unknown) => string> = {
  level: (_, value) => LEVEL_WORDS[value as Level],
  demand: (_, value) => DEMAND_WORDS[value as Step['demand']],
  per: (_, value) => PER_WORDS[String(value)] ?? String(value),
  every: (_, value) => EVERY_WORDS[String(value)] ?? String(value),
  by: roles,
  'owed-by': roles,
  'owed-to': roles,
  to: roles,
  'addressed-to': roles,
  secrecy: (_, value) => SECRECY[value as Secrecy],
  'recorded-by': (book, value) => recorderWords(book, value as NonNullable<Step['recorded-by']>),
  units: roles,
  approve: (_, value) => approvalWords(value as Step['approve']) || '不须签批',
  after: (book, value) => gatesWords(book, value as Gates),
  before: (book, value) => gatesWords(book, value as Gates),
  'after-when': (book, value) =>
    Object.entries(value as Record<string, Gates>)
      .map(([kind, gates]) => `${kind}：${gatesWords(book, gates)}`)
      .join('；'),
  from: (book, value) => triggerWords(book, value as Trigger),
  within: (_, value) => termWords(String(value)),
  times: (book, value) => timesWords(book, value as Record<string, number>),
  'met-by': (book, value) => factWords(book, String(value)),
  until: (book, value) => factWords(book, String(value)),
  step: (book, value) => factWords(book, String(value)),
  records: (book, value) => stepsWords(book, value as string[]),
  figures: (_, value) => figureWords(value as NonNullable<Step['figures']>),
  force: (_, value) => (value === 'hard' ? '硬' : '软'),
  form: (_, value) => (value === 'combined' ? '合开' : '分开'),
  'leader-before': (book, value) => stepsWords(book, value as string[]),
  'not-again': (_, value) => {
    const { roles, clause } = value as NonNullable<PeopleRules['not-again']>;
    return `${roleWords(roles)}${seeWords(clause)}`;
  },
  recusal: (book, value) => {
    const { step, adjust, clause } = value as NonNullable<PeopleRules['recusal']>;
    const steps = adjust === undefined ? [step] : [step, adjust];
    return `${stepsWords(book, steps)}${seeWords(clause)}`;
  },
  replacement: (_, value) => {
    const { except, clause } = value as NonNullable<PeopleRules['replacement']>;
    return `从本单位人才库推荐${except === undefined ? '' : `，${roleWords(except)}除外`}${seeWords(clause)}`;
  },
  when: (book, value) => book.traits[String(value)] ?? String(value),
  'also-from': (book, value) => {
    const also = value as NonNullable<DeadlineRule['also-from']>;
    return `${roleWords(also.units)}另等${factWords(book, also.fact)}`;
  },
};

/** 组长、“指定径送件登记人”所写的人: who alone records a step. */
export function recorderWords(book: Rulebook, rule: NonNullable<Step['recorded-by']>): string {
  const named = rule['named-in'];
  const addressed = rule['addressed-in'];
  const titled = (name: string) => `“${book.steps[name]?.title ?? name}”`;
  return [
    ...(rule.by === undefined ? [] : [roleWords(rule.by)]),
    ...(named === undefined ? [] : [`${titled(named)}所定的人`]),
    ...(addressed === undefined ? [] : [`${titled(addressed)}所呈送的领导本人`]),
  ].join('、');
}

function stepsWords(book: Rulebook, steps: string[]): string {
  return steps.map((id) => factWords(book, id)).join('、');
}

function seeWords(clause: string | undefined): string {
  return clause === undefined ? '' : `，见${clause}`;
}

function gatesWords(book: Rulebook, gates: Gates): string {
  const hard = gateWords(book, gates, 'hard');
  const soft = gateWords(book, gates, 'soft');
  return [hard && `硬 ${hard}`, soft && `软 ${soft}`].filter(Boolean).join('；') || '无';
}

function timesWords(book: Rulebook, times: Record<string, number>): string {
  return Object.entries(times)
    .map(([fact, n]) => `${factWords(book, fact)}不少于 ${n} 次`)
    .join('、');
}

/** 2 个工作日, 3 天. */
export function durationWords(text: string): string {
  const n = Number.parseInt(text, 10);
  return text.includes('working') ? `${n} 个工作日` : `${n} 日`;
}

function plain(value: unknown): string {
  if (value === true) return '是';
  if (value === false) return '否';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(plain).join('、');
  return Object.entries(value as object)
    .map(([key, part]) => `${key} ${plain(part)}`)
    .join('、');
}
