import { dayKind } from '../../calendar/days.ts';
import { provisionalReason } from '../../calendar/provisional.ts';
import type { Conflict } from '../conflicts.ts';
import type { Days } from '../days.ts';
import { type SaidDay, saidDays, whose } from '../said.ts';

/** Planned days on which nobody works, everybody works though it is a weekend, or nobody knows yet（D20）. */
export function datesConflicts(days: Days): Conflict[] {
  return saidDays(days).flatMap((said): Conflict[] => {
    const { calendar } = days.input;
    const { rest, why } = dayKind(calendar, said.day.date);
    if (rest) return [conflict(days, said, 'rest-day', `是休息日（${why}）`)];
    if (calendar.work[said.day.date] !== undefined) return [conflict(days, said, 'made-up-workday', `是${why}日`)];
    const open = provisionalReason(calendar, said.day.date);
    return open === undefined ? [] : [conflict(days, said, 'provisional', `是不是工作日还不一定（${open}）`)];
  });
}

function conflict(days: Days, { name, day, refs }: SaidDay, code: Conflict['code'], what: string): Conflict {
  const about = days.input.params[name] === undefined ? `：${whose(days, refs)}` : '';
  const clause = days.input.book.steps[name]?.clause ?? null;
  return { code, detail: `${day.words}${what}${about}`, clause, dates: [day.date], about: [name], inspections: refs };
}
