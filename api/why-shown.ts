import { calendarByVersion } from '../db/queries/calendars.ts';
import { deadlineEntries } from '../db/queries/deadline-entries.ts';
import { type DeadlineRow, deadlineByKey, deadlineOfRule } from '../db/queries/deadlines.ts';
import type { LedgerEntry } from '../db/queries/entries.ts';
import { factEntries } from '../db/queries/fact-entries.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { subjectOfRow } from '../db/queries/subject-of-row.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import { formatDate } from '../procedure/counting/index.ts';
import type { DayNote } from '../procedure/counting/note.ts';
import { daysOf } from '../procedure/explain/days-of.ts';
import { ladderOf, ruleFor } from '../procedure/heart/ladder.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import { BASE } from '../procedure/rulebook/merged.ts';
import { roleWords } from '../procedure/rulebook/roles.ts';
import type { DeadlineRule, Rulebook } from '../procedure/rulebook/schema.ts';
import type { Books } from './books.ts';
import { viewNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { seesDeadline } from './permissions/sees.ts';
import { notFound } from './problem.ts';
import type { Why } from './schemas/why.ts';
import { factTitle, owedByTitle, subjectWords } from './words.ts';

/** Everything the due date of one deadline rests on: clause, trigger and its receipt, calendar, day by day. */
export async function whyShown(
  deps: ApiDeps,
  books: Books,
  { workflowId, key }: { workflowId: string; key: string },
  viewer: Viewer,
): Promise<Why> {
  const { db } = deps;
  const followed = await books.ofWorkflow(workflowId);
  const row = await deadlineByKey(db, { workflowId, key, view: viewNow(deps) });
  const book = (row && (await books.byHash(row.rulebookHash))) ?? followed;
  if (!row || !seesDeadline(book, row, viewer)) throw notFound('key', `没有这一时限：${key}`);
  const rule = book.deadlines[row.rule];
  const calendar = await calendarByVersion(db, row.calendarVersion);
  const entries = await deadlineEntries(db, workflowId, key);
  const names = new Map((await inspectionsOfRound(db, row.round)).map(({ ref, name }) => [ref, name]));
  return {
    ...{ workflowId, key, rule: row.rule, title: rule?.title ?? row.rule },
    about: subjectWords(subjectOfRow(row), names),
    ...(rule ? laidDown(book, rule, row, await documentOf(books, rule)) : NOWHERE),
    status: row.status,
    from: row.base,
    triggers: await triggersOf(deps, book, row),
    waitingFor: (row.status === 'waiting' ? (row.waitingFor ?? []) : []).map((fact) => ({
      fact,
      title: factTitle(book, fact),
    })),
    days: rule && calendar ? await daysShown(deps, calendar, rule, row) : [],
    ...{ due: row.due, dueText: row.due === null ? null : formatDate(row.due), provisional: row.provisional },
    ...{ computed: row.computed, pausedFrom: row.pausedFrom, reworkBy: row.reworkBy, metOn: row.metOn },
    calendarVersion: row.calendarVersion,
    rungs: rule && calendar ? rungsOf(book, calendar, rule, row, entries) : [],
    history: entries.map(movementOf),
  };
}

const NOWHERE = { clause: null, document: '', force: '', ladder: '', decides: '', owedBy: '', owedTo: '' };

/** The document by its title; its id where it was never published by itself. */
async function documentOf(books: Books, { source }: DeadlineRule): Promise<string> {
  if (source === BASE) return '本县文件未规定（骨架步骤）';
  return (await books.newest(source))?.title ?? source;
}

function laidDown(book: Rulebook, rule: DeadlineRule, { unit }: DeadlineRow, document: string) {
  const decides = rule['extend-by'];
  return {
    clause: rule.clause ?? null,
    document,
    force: forceWords(rule),
    ladder: rule.ladder === undefined ? '规程所定' : '本系统默认',
    decides: decides ? roleWords(decides, '或') : `${roleWords(book.override.by, '或')}（${book.override.note}）`,
    owedBy: owedByTitle(rule['owed-by'], unit),
    owedTo: owedByTitle(rule['owed-to'], unit),
  };
}

function forceWords(rule: DeadlineRule): string {
  const kind = rule.force === 'hard' ? '硬期限' : '软期限';
  if (rule['remind-only']) return `${kind}，只提示巡察办，不催办`;
  return rule.force === 'hard' ? `${kind}，逾期按阶梯升级` : `${kind}，逾期只提醒巡察办`;
}

async function triggersOf({ db }: ApiDeps, book: Rulebook, { round, triggers }: DeadlineRow): Promise<Why['triggers']> {
  const rows = await factEntries(db, round, triggers ?? []);
  return rows.map(({ factId: id, fact, subject: on, date, data, seq, evidence }) => ({
    ...{ id, fact, title: factTitle(book, fact), on, date, number: data.number ?? null, evidence, seq },
  }));
}

async function daysShown(
  { db }: ApiDeps,
  calendar: Calendar,
  rule: DeadlineRule,
  row: DeadlineRow,
): Promise<DayNote[]> {
  const { from } = rule;
  const earlier =
    typeof from === 'object' && 'due' in from ? await deadlineOfRule(db, row.workflowId, from.due) : undefined;
  return daysOf(calendar, rule, {
    base: row.base,
    due: row.computed ?? row.due,
    period: row.period,
    earlierDue: earlier?.due ?? null,
  });
}

function rungsOf(
  book: Rulebook,
  calendar: Calendar,
  rule: DeadlineRule,
  row: DeadlineRow,
  entries: LedgerEntry[],
): Why['rungs'] {
  const spent = new Map<string, 'fired' | 'skipped'>();
  for (const { body } of entries) {
    if (body.type !== 'rung.fired' && body.type !== 'rung.skipped') continue;
    if (row.generation === null || body.generation === row.generation)
      spent.set(body.rung, body.type === 'rung.fired' ? 'fired' : 'skipped');
  }
  if (row.due === null) return [];
  const own = ruleFor(book, rule, row.unit ?? undefined);
  const words = (codes: string[]) => codes.map((code) => owedByTitle(code, row.unit)).join('、');
  return ladderOf(calendar, own, row.due, row.provisional)
    .filter(({ kind }) => kind !== 'lapse')
    .map(({ id: rung, at, to, copyTo, paper }) => ({
      ...{ rung, at, to: words(to), copyTo: copyTo ? words(copyTo) : null, paper: paper ?? null },
      state: spent.get(rung) ?? 'ahead',
    }));
}

function movementOf({ seq, happenedAt, recordedAt, fellDueAt, calendarVersion, origin, body }: LedgerEntry) {
  return {
    ...{ seq, at: fellDueAt ?? happenedAt, recordedAt, what: body.type, calendarVersion },
    due: 'due' in body && typeof body.due === 'string' ? body.due : null,
    provisional: 'provisional' in body && body.provisional === true,
    reason: 'reason' in body && typeof body.reason === 'string' ? body.reason : null,
    typedBy: origin?.typedBy ?? null,
    approval: origin?.approvals ?? origin?.approval ?? null,
  };
}
