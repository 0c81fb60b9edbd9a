import { dateOfInstant, formatDate } from '../procedure/counting/index.ts';
import type { Entry, EntryBody } from '../procedure/entry.ts';
import { isImplied } from '../procedure/heart/belongs.ts';
import { lateDaysOf } from '../procedure/narrative/deadline.ts';
import { factWords } from '../procedure/narrative/fact.ts';
import { dayAndTime } from '../procedure/narrative/instant.ts';
import { narrate } from '../procedure/narrative/narrate.ts';
import type { Read, Reader } from '../procedure/narrative/reader.ts';
import { isWarning } from '../procedure/narrative/rung.ts';
import { roleTitle } from '../procedure/words.ts';

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
export function linesOf(entries: Entry[], reader: Reader): Line[] {
  const lines = entries.flatMap((entry): Line[] => {
    const said = reader.read(entry, say);
    if (!said) return [];
    const { workflowId, seq, fellDueAt, happenedAt } = entry;
    const when = fellDueAt === null ? { date: dateOfInstant(happenedAt) } : dayAndTime(fellDueAt);
    return [{ ...when, instant: fellDueAt ?? happenedAt, workflowId, seq, ...said }];
  });
  return lines.sort((a, b) => compare(a.instant, b.instant) || compare(a.workflowId, b.workflowId) || a.seq - b.seq);
}

/** The line as it is printed. */
export function printed({ date, time, text }: Line): string {
  return `${formatDate(date)}${time === undefined ? '' : ` ${time}`}  ${text}`;
}

function say(read: Read<Entry>): Said | undefined {
  const { entry, context } = read;
  const { body } = entry;
  const text = narrate(entry, context);
  switch (body.type) {
    case 'round.started':
      return { kind: 'started', text };
    case 'fact.recorded':
      return factSaid(body, read);
    case 'transfer.assembled':
      return { kind: 'transfer', text };
    case 'effect.failed':
      return { kind: 'other', text };
    default:
      return 'key' in body ? deadlineSaid(body, text) : undefined;
  }
}

type Recorded = Extract<EntryBody, { type: 'fact.recorded' }>;

/** A step that another record completes stands indented below it. */
function factSaid({ fact, late }: Recorded, { entry: { origin }, context }: Read<Entry>): Said {
  const signed = isImplied(fact) ? [] : (origin?.approvals ?? []);
  const also = [
    signed.length === 0 ? undefined : `签批：${signed.map(({ role }) => roleTitle(role)).join('、')}`,
    late === undefined ? undefined : `补办：${late}`,
  ];
  const text = factWords(fact, context, also);
  return { kind: 'fact', fact: fact.fact, text: isImplied(fact) ? `　${text}` : text };
}

type DeadlineBody = Extract<EntryBody, { key: string }>;

function deadlineSaid(body: DeadlineBody, text: string): Said | undefined {
  const ref = { rule: body.rule, key: body.key };
  const below = { ...ref, text: `　${text}` };
  switch (body.type) {
    case 'deadline.opened':
      return { ...below, kind: 'opened', ...(body.due !== undefined && { due: body.due }) };
    case 'deadline.waiting':
      return { ...below, kind: 'waiting' };
    case 'deadline.moved':
      if (body.due === undefined || body.due === body.was) return undefined;
      return { ...below, kind: 'moved', due: body.due };
    case 'rung.fired': {
      const { due, to } = body;
      return { ...ref, kind: isWarning(body.rung) ? 'warning' : 'escalation', due, to, text };
    }
    case 'deadline.lapsed':
      return { ...ref, kind: 'overdue', due: body.due, text };
    case 'deadline.met': {
      const dates = { metOn: body.metOn, ...(body.due !== undefined && { due: body.due }) };
      const lateDays = lateDaysOf(body);
      return lateDays > 0 ? { ...below, ...dates, kind: 'late', lateDays } : { ...below, ...dates, kind: 'met' };
    }
    case 'deadline.waived':
      return { ...below, kind: 'waived' };
    case 'deadline.extended':
      return { ...below, kind: 'moved', due: body.extension.due };
    case 'rung.skipped':
      return undefined;
    default:
      return { ...below, kind: 'other' };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
