import type { Calendar } from '../calendar/calendar.ts';
import { countTerm, type DayNote } from '../counting/index.ts';
import { statedNote } from '../counting/note.ts';
import { parseTerm } from '../counting/parse-term.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';

/** What a deadline was counted from: its base, due and period (YYYY-MM, Monday of a week), and another's due date (D9). */
export interface CountedFrom {
  base: string | null;
  due: string | null;
  period: string | null;
  earlierDue: string | null;
}

/** Day by day how the due date of one deadline came about; empty while nothing is counted yet. */
export function daysOf(
  calendar: Calendar,
  rule: DeadlineRule,
  { base, due, period, earlierDue }: CountedFrom,
): DayNote[] {
  if (due === null) return [];
  if (rule.within !== undefined && base !== null) return countTerm(calendar, parseTerm(rule.within), base).days;
  const last = (why: string) => statedNote(due, 'due', why);
  if (rule.every === 'month-end' && earlierDue !== null) {
    const first = statedNote(earlierDue, 'trigger', '首次反馈到期日，其后每个月底前一期');
    return [first, last(`${period ?? ''} 月的最后一个工作日`)];
  }
  if (rule.every === 'week' && period !== null) {
    return [statedNote(period, 'trigger', '本周周一'), last('本周周日，不顺延')];
  }
  if (rule.times) return [last('撤离之日；实际撤离时判一次')];
  return [last('给定日，含当日，不移动')];
}
