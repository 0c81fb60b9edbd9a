import { conflictsOf } from '../../procedure/rulebook/conflicts.ts';
import { FIELD_WORDS } from '../../procedure/rulebook/field-words.ts';
import { nearest } from '../../procedure/rulebook/nearest.ts';
import { roleWords } from '../../procedure/rulebook/roles.ts';
import type { DeadlineRule, Rulebook, Step } from '../../procedure/rulebook/schema.ts';
import { isSecret } from '../../procedure/rulebook/secrecy.ts';
import { STAGES, stageOf } from '../../procedure/rulebook/stages.ts';
import {
  approvalWords,
  conflictWords,
  countedWords,
  DEMAND_WORDS,
  durationWords,
  factWords,
  figureWords,
  gateWords,
  LEVEL_WORDS,
  rungWords,
  triggerWords,
  valueWords,
  warnWords,
} from '../../procedure/rulebook/words.ts';
import { StackError } from '../../stack/say.ts';

/** What a step needs, what a rule says; without `what` the whole book by stage. */
export function explainLines(book: Rulebook, what?: string): string[] {
  if (what === undefined) return bookLines(book);
  const step = book.steps[what];
  const rule = book.deadlines[what];
  if (!step && !rule) {
    const near = nearest(what, [...Object.keys(book.steps), ...Object.keys(book.deadlines)]);
    const hint = near.length > 0 ? `。相近的：${near.join('、')}` : '';
    throw new StackError(`规程“${book.title}”没有步骤或时限“${what}”${hint}`);
  }
  return [...(step ? stepLines(book, what, step) : []), ...(rule ? ruleLines(book, what, rule) : [])];
}

function bookLines(book: Rulebook): string[] {
  const stages = Object.entries(STAGES).map(([stage, { title }]) => {
    const steps = Object.entries(book.steps).filter(([id]) => stageOf(id) === stage);
    const rules = Object.entries(book.deadlines).filter(([, rule]) => stageOf(rule['met-by']) === stage);
    if (steps.length + rules.length === 0) return [];
    return [
      '',
      `【${title}】`,
      ...steps.map(([id, step]) => stepLine(id, step)),
      ...rules.map(([id, rule]) => ruleLine(book, id, rule)),
    ];
  });
  return [`${book.title}（${book.id}，由 ${book.lineage.join('、')}）`, ...stages.flat(), ...noticeLines(book)];
}

/** When nothing is sent out, and whose duties have a ladder of their own（本系统默认）. */
function noticeLines({ quiet, unitLadders = {} }: Rulebook): string[] {
  const own = Object.entries(unitLadders).map(([unit, { escalate, remindBy }]) => {
    const decides = remindBy === undefined ? '' : `；催办由${roleWords(remindBy, '或')}决定`;
    return `  ${roleWords(unit)}逾期：${escalate.map(rungWords).join('；')}${decides}`;
  });
  const silent = quiet
    ? [`  不发通知：${quiet.from} 至次日 ${quiet.to}${quiet['rest-days'] ? '，休息日全天' : ''}`]
    : [];
  return own.length + silent.length === 0 ? [] : ['', '【通知】', ...own, ...silent];
}

function stepLine(id: string, step: Step): string {
  const approve = approvalWords(step.approve, step.kinds);
  const parts = [
    LEVEL_WORDS[step.level],
    DEMAND_WORDS[step.demand].slice(0, 1),
    `${roleWords(step.by)}${approve ? ` → ${approve}` : ''}`,
    ...(step.copies ? [`${step.copies} 份`] : []),
    source(step.from, step.clause),
  ];
  return `  ${step.title}（${id}）：${parts.join('｜')}`;
}

function ruleLine(book: Rulebook, id: string, rule: DeadlineRule): string {
  const parts = [
    `${triggerWords(book, rule.from)}起 ${countedWords(book, rule)}`,
    `${roleWords(rule['owed-by'])} → ${roleWords(rule['owed-to'])}`,
    rule.force === 'hard' ? '硬' : '软',
    source(rule.source, rule.clause),
  ];
  return `  ⏱ ${rule.title}（${id}）：${parts.join('｜')}`;
}

function stepLines(book: Rulebook, id: string, step: Step): string[] {
  const gates = step.after ?? {};
  const waiting = Object.entries(book.steps).filter(([, other]) => other.after?.[id] !== undefined);
  const rules = Object.entries(book.deadlines).filter(([, rule]) => concerns(rule, id));
  return [
    `步骤 ${step.title}（${id}）`,
    ...line(
      '出处',
      `${source(step.from, step.clause)}${step.catalogue ? `　目录 ${step.catalogue.map((n) => `#${n}`).join(' ')}` : ''}`,
    ),
    ...line('取自骨架', (step.skeleton ?? []).map((field) => FIELD_WORDS[field] ?? field).join('、')),
    ...line('层', LEVEL_WORDS[step.level]),
    ...line('选', `${DEMAND_WORDS[step.demand]}${step.when ? `：${book.traits[step.when] ?? step.when}` : ''}`),
    ...line('由谁办', roleWords(step.by)),
    ...line('签批', approvalWords(step.approve, step.kinds)),
    ...line('前置（硬，缺了不能登记）', gateWords(book, gates, 'hard')),
    ...line('前置（软，只提示）', gateWords(book, gates, 'soft')),
    ...Object.entries(step['after-when'] ?? {}).flatMap(([kind, more]) =>
      line(`${step.kinds?.[kind] ?? kind}另加前置`, valueWords(book, 'after', more)),
    ),
    ...line('文书', (step.papers ?? []).join('、')),
    ...line('份数', step.copies ? `一式 ${step.copies} 份` : ''),
    ...line('数字', step.figures ? figureWords(step.figures) : ''),
    ...line('内容规定', step.content ?? ''),
    ...line('分几份', (step.parts ?? []).join('、')),
    ...line(
      '密级',
      step.secrecy
        ? `${valueWords(book, 'secrecy', step.secrecy)}${isSecret(step.secrecy) ? '（不收正文，只登编号、份号、存放处）' : ''}`
        : '',
    ),
    ...line('只由谁登记', step['recorded-by'] ? valueWords(book, 'recorded-by', step['recorded-by']) : ''),
    ...line('被巡察单位和协作单位中只给谁看', step['addressed-to'] ? roleWords(step['addressed-to']) : ''),
    ...line('问题线索', step.clues ? '涉及，被巡察单位看不到' : ''),
    ...line('所写的人', step['names-members'] ? '须在本组，且没有申报回避' : ''),
    ...line('知悉范围', step.limits ? '由这一步限定到人' : ''),
    ...line('同时完成', (step.records ?? []).map((other) => factWords(book, other)).join('、')),
    ...line('由什么完成', step['done-by'] ? factWords(book, step['done-by'].fact) : ''),
    ...line('是这些步骤的前置', waiting.map(([other]) => factWords(book, other)).join('、')),
    ...line('有关时限', rules.map(([rule, { title }]) => `${title}（${rule}）`).join('、')),
    ...line('冲突', conflictWords(conflictsOf(id))),
    ...line('说明', step.note ?? ''),
  ];
}

function concerns(rule: DeadlineRule, id: string): boolean {
  const { from } = rule;
  const trigger = typeof from === 'string' ? from : 'planned' in from ? from.planned : 'end' in from ? from.end : '';
  return trigger === id || rule['met-by'] === id || rule.until === id || rule.times?.[id] !== undefined;
}

function ruleLines(book: Rulebook, id: string, rule: DeadlineRule): string[] {
  const also = rule['also-from'];
  const chased = [
    ...(rule.warn ?? []).map((warn) => `预警 ${warnWords(warn)}`),
    ...(rule.escalate ?? []).map(rungWords),
  ];
  return [
    `时限 ${rule.title}（${id}）`,
    ...line('出处', source(rule.source, rule.clause)),
    ...line('层', `${LEVEL_WORDS[rule.level]}${rule.per ? `，${valueWords(book, 'per', rule.per)}一期` : ''}`),
    ...line('单位', rule.units ? roleWords(rule.units) : ''),
    ...line('情形', rule.when ? (book.traits[rule.when] ?? rule.when) : ''),
    ...line(
      '起算',
      `${triggerWords(book, rule.from)}${also ? `；${valueWords(book, 'also-from', also)}，取较晚的` : ''}`,
    ),
    ...line('期限', countedWords(book, rule)),
    ...line('止于', rule.until ? factWords(book, rule.until) : ''),
    ...line('完成', factWords(book, rule['met-by'])),
    ...line('谁欠谁', `${roleWords(rule['owed-by'])} → ${roleWords(rule['owed-to'])}`),
    ...line('硬软', `${rule.force === 'hard' ? '硬' : '软'}${rule['remind-only'] ? '，只提醒巡察办' : ''}`),
    ...line(
      '预警、升级',
      chased.length > 0 ? `${chased.join('；')}${rule.ladder ? `（本系统默认阶梯“${rule.ladder}”）` : ''}` : '没有',
    ),
    ...line('黄灯', rule.yellow ? `到期前 ${durationWords(rule.yellow)}起` : ''),
    ...line('可准顺延、停表、免除', rule['extend-by'] ? roleWords(rule['extend-by'], '或') : ''),
    ...line('冲突', conflictWords(conflictsOf(id))),
    ...line('说明', rule.note ?? ''),
  ];
}

function line(what: string, text: string): string[] {
  return text === '' ? [] : [`  ${what}：${text}`];
}

function source(from: string, clause: string | undefined): string {
  return from === 'base' ? '本县文件未规定（骨架步骤）' : `${from}${clause ? ` ${clause}` : ''}`;
}
