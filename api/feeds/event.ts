import { createHash } from 'node:crypto';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { countTerm, formatDate } from '../../procedure/counting/index.ts';
import { parseTerm } from '../../procedure/counting/parse-term.ts';
import { ladderOf } from '../../procedure/heart/ladder.ts';
import type { Subject } from '../../procedure/heart/state.ts';
import type { DeadlineRule } from '../../procedure/rulebook/schema.ts';
import { countedWords } from '../../procedure/rulebook/words.ts';
import type { Deadline, Named } from '../deadlines-shown.ts';
import { subjectWords } from '../words.ts';

const NO_NAMES: ReadonlyMap<string, string> = new Map();
const WEEKEND = /^周[六日]/;

/** Stable for a deadline over all fetches, and nothing can be read from it. */
export function uidOf({ workflowId, key }: Deadline): string {
  return `${createHash('sha256').update(`${workflowId} ${key}`).digest('hex').slice(0, 32)}@xuncheng`;
}

/** 【暂定】函复（审计局，R2022-02）. */
export function summaryOf({ title, subject, round, provisional }: Deadline): string {
  const about = [subjectWords(subject as Subject, NO_NAMES), round === 'office' ? '巡察办' : round].filter(
    (part) => part !== '',
  );
  return `${provisional ? '【暂定】' : ''}${title}（${about.join('，')}）`;
}

/** When, counted how, owed by whom, by which clause. */
export function descriptionOf({ deadline, book }: Named, calendar: Calendar): string {
  const { dueText, provisional, from, clause, force, owedBy, owedTo, computed, reason, movedFrom } = deadline;
  const rule = book?.deadlines[deadline.rule];
  const rested = rule && from !== null ? restedDays(calendar, rule, from) : [];
  const lines = [
    `到期：${dueText}${provisional ? '，放假安排公布后重算' : ''}`,
    from !== null && `起算：${formatDate(from)}${book && rule ? `，${countedWords(book, rule)}` : ''}`,
    rested.length > 0 && `不计：${rested.join('、')}`,
    computed !== null && `批准顺延，原应为${formatDate(computed)}${reason ? `：${reason}` : ''}`,
    computed === null && movedFrom !== null && `变动前：${formatDate(movedFrom)}`,
    `责任：${owedBy} → ${owedTo}`,
    clause !== null && `依据：${clause}${force === 'soft' ? '（软期限）' : ''}`,
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** Holidays and closures that were skipped on the way; weekends need no telling. */
function restedDays(calendar: Calendar, { within }: DeadlineRule, from: string): string[] {
  if (within === undefined) return [];
  return countTerm(calendar, parseTerm(within), from)
    .days.filter(({ what, why }) => (what === 'skipped' || what === 'landed') && !WEEKEND.test(why))
    .map(({ date, why }) => `${formatDate(date)}${why}`);
}

/** The instants of the rule's own warnings（UTC）. */
export function warningsOf({ deadline, book }: Named, calendar: Calendar): string[] {
  const rule = book?.deadlines[deadline.rule];
  if (!rule || deadline.due === null) return [];
  const points = ladderOf(calendar, rule, deadline.due, deadline.provisional);
  return points.filter(({ kind }) => kind === 'warning').map(({ at }) => at);
}
