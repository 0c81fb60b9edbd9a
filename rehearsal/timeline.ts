import { addDays } from '../procedure/calendar/date.ts';
import { dateOfInstant, formatDate, formatDue } from '../procedure/counting/index.ts';
import type { Entry, EntryBody, Origin } from '../procedure/entry.ts';
import { verdictOf } from '../procedure/verdict.ts';
import type { Names } from './names.ts';

export type LineKind =
  | 'started'
  | 'fact'
  | 'transfer'
  | 'opened'
  | 'waiting'
  | 'moved'
  | 'warning'
  | 'overdue'
  | 'escalation'
  | 'met'
  | 'late'
  | 'waived'
  | 'other';

/** One line of the timeline. */
export interface Line {
  /** Day in Asia/Shanghai, and the time of day where the clock caused it (24:00 ends the day). */
  date: string;
  time?: string;
  instant: string;
  kind: LineKind;
  workflowId: string;
  seq: number;
  text: string;
  fact?: string;
  rule?: string;
  key?: string;
  due?: string;
  metOn?: string;
  lateDays?: number;
  to?: string[];
}

type Said = Omit<Line, 'date' | 'time' | 'instant' | 'workflowId' | 'seq'>;

/** The lines of some entries, in the order things happened; what only repeats another line is left out. */
export function linesOf(entries: Entry[], names: Names): Line[] {
  const lines = entries.flatMap((entry): Line[] => {
    const said = say(entry, names);
    if (!said) return [];
    const { workflowId, seq, fellDueAt } = entry;
    const instant = fellDueAt ?? entry.happenedAt;
    return [{ ...dayOf(instant, fellDueAt !== null), instant, workflowId, seq, ...said }];
  });
  return lines.sort((a, b) => compare(a.instant, b.instant) || compare(a.workflowId, b.workflowId) || a.seq - b.seq);
}

/** The line as it is printed. */
export function printed({ date, time, text }: Line): string {
  return `${formatDate(date)}${time === undefined ? '' : ` ${time}`}  ${text}`;
}

/** A duty that ends with a day ends at its 24:00, not at the next day's 00:00. */
function dayOf(instant: string, clock: boolean): { date: string; time?: string } {
  const date = dateOfInstant(instant);
  if (!clock) return { date };
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time };
}

function say({ body, origin }: Entry, names: Names): Said | undefined {
  switch (body.type) {
    case 'round.started': {
      const organizations = body.groups.flatMap((group) => group.inspections.map(({ name }) => name));
      return { kind: 'started', text: `轮次开始：${body.groups.length} 个组，巡察${organizations.join('、')}` };
    }
    case 'fact.recorded':
      return factSaid(body, origin, names);
    case 'transfer.assembled': {
      const { no, clues } = body.transfer;
      return { kind: 'transfer', text: `汇总线索${names.subject({ transfer: no })}共 ${clues.length} 条` };
    }
    case 'effect.failed':
      return { kind: 'other', text: `未办成：${body.effect}` };
    default:
      return 'key' in body ? deadlineSaid(body, names) : undefined;
  }
}

type Recorded = Extract<EntryBody, { type: 'fact.recorded' }>;

function factSaid({ fact, late }: Recorded, origin: Origin | null, names: Names): Said {
  names.learn(fact);
  const { closed, number, part, receivers } = fact.data;
  // Completed by another record of the same moment: letters, clues, a combined hearing.
  const implied = fact.id.endsWith(`+${fact.fact}`) || fact.id.endsWith(`/${fact.fact}`);
  const signed = implied ? [] : (origin?.approvals ?? []);
  const more = [
    names.member(fact),
    part === undefined ? undefined : names.part(fact.fact, part),
    number,
    closed === undefined ? undefined : `办结第 ${closed.join('、')} 号`,
    receivers === undefined ? undefined : `线索移交${receivers.map((one) => names.role(one)).join('、')}`,
    signed.length === 0 ? undefined : `签批：${signed.map(({ role }) => names.role(role)).join('、')}`,
    late === undefined ? undefined : `补办：${late}`,
  ].filter((one) => one !== undefined);
  const what = `${names.step(fact.fact)}${names.about(fact)}${more.length === 0 ? '' : `（${more.join('；')}）`}`;
  return { kind: 'fact', fact: fact.fact, text: implied ? `　完成：${what}` : what };
}

type DeadlineBody = Extract<EntryBody, { key: string }>;

function deadlineSaid(body: DeadlineBody, names: Names): Said | undefined {
  const { key, rule } = body;
  const ref = { rule, key };
  const what = `${names.rule(rule)}${names.subject(body.subject)}`;
  switch (body.type) {
    case 'deadline.opened': {
      const { due, provisional } = body;
      if (due === undefined) return { ...ref, kind: 'opened', text: `　起算：${what}，无期限` };
      return {
        ...ref,
        kind: 'opened',
        due,
        text: `　起算：${what}，${formatDue(due, provisional)}到期`,
      };
    }
    case 'deadline.waiting':
      return {
        ...ref,
        kind: 'waiting',
        text: `　待起算：${what}，缺${body.missing.map((one) => names.step(one)).join('、')}`,
      };
    case 'deadline.moved': {
      const { due, was } = body;
      if (due === undefined || due === was) return undefined;
      const from = was === undefined ? '' : `由${formatDate(was)}`;
      return { ...ref, kind: 'moved', due, text: `　改期：${what}，${from}改为${formatDue(due, body.provisional)}` };
    }
    case 'rung.fired': {
      const { to, due, paper } = body;
      const warning = body.rung.startsWith('warn');
      const whom = `${to.map((one) => names.role(one)).join('、')}${paper === undefined ? '' : `（${paper}）`}`;
      const text = warning ? `预警：${what}，${formatDate(due)}到期 → ${whom}` : `升级：${what} → ${whom}`;
      return { ...ref, kind: warning ? 'warning' : 'escalation', due, to, text };
    }
    case 'deadline.lapsed':
      return { ...ref, kind: 'overdue', due: body.due, text: `逾期：${what}` };
    case 'deadline.met': {
      const { metOn, due } = body;
      const dates = { metOn, ...(due !== undefined && { due }) };
      const { lateDays } = verdictOf({ status: 'met', due: due ?? null, metOn, provisional: false }, metOn);
      if (lateDays > 0) return { ...ref, ...dates, kind: 'late', lateDays, text: `　迟 ${lateDays} 天完成：${what}` };
      return { ...ref, ...dates, kind: 'met', text: `　按期完成：${what}` };
    }
    case 'deadline.waived':
      return { ...ref, kind: 'waived', text: `　免：${what}，${body.reason}` };
    case 'deadline.withdrawn':
      return { ...ref, kind: 'other', text: `　不再有：${what}` };
    case 'deadline.reopened':
      return { ...ref, kind: 'other', text: `　重新计：${what}` };
    case 'deadline.extended':
      return {
        ...ref,
        kind: 'moved',
        due: body.extension.due,
        text: `　顺延：${what}，至${formatDate(body.extension.due)}`,
      };
    case 'deadline.lapse-withdrawn':
      return { ...ref, kind: 'other', text: `　撤销逾期：${what}` };
    case 'rung.skipped':
      return undefined;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
