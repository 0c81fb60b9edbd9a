import type { Calendar } from '../calendar/calendar.ts';
import { addDays, parseDate } from '../calendar/date.ts';
import { requireCovered } from '../calendar/days.ts';
import { addMonths } from './months.ts';
import { type Counted, counted, type DayNote, statedNote } from './note.ts';
import { rollNotes } from './roll.ts';
import { checkCount, type Term } from './term.ts';
import { workingDayNotes } from './working-days.ts';

/** The due day of a term from its base day, and day by day why. The base itself never counts (D1). */
export function countTerm(calendar: Calendar, term: Term, base: string): Counted {
  requireCovered(calendar, base);
  const trigger = statedNote(base, 'trigger', '起算，当日不计');
  switch (term.kind) {
    case 'same-day': {
      const today = statedNote(base, 'due', '当天到期，不顺延');
      return { due: base, provisional: false, days: [statedNote(base, 'trigger', '起算'), today] };
    }
    case 'on-date':
      return { due: base, provisional: false, days: [statedNote(base, 'due', '给定日，含当日，不移动')] };
    case 'working-days':
      return counted(calendar, trigger, workingDayNotes(calendar, base, term.n));
    case 'days':
      checkCount(term.n, 0);
      return counted(calendar, trigger, rollNotes(calendar, addDays(base, term.n), 1, term.n));
    case 'months': {
      const landed = addMonths(base, term.n);
      return counted(calendar, trigger, explainMonthEnd(base, rollNotes(calendar, landed, 1, term.n)));
    }
    case 'days-before': {
      checkCount(term.n, 0);
      const plan = statedNote(base, 'trigger', '计划日，往前数');
      return counted(calendar, plan, rollNotes(calendar, addDays(base, -term.n), -1, term.n));
    }
  }
}

/** D5: says so when the landing month has no such day number and its last day was taken. */
function explainMonthEnd(base: string, notes: DayNote[]): DayNote[] {
  const [landed, ...rest] = notes;
  if (!landed) return notes;
  const wanted = parseDate(base).day;
  const { month, day } = parseDate(landed.date);
  if (day === wanted) return notes;
  return [{ ...landed, why: `${month}月无${wanted}日，取月末；${landed.why}` }, ...rest];
}
