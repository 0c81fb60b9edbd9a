import { formatDate } from '../../counting/index.ts';
import type { Conflict } from '../conflicts.ts';
import type { Days } from '../days.ts';
import { groupBy } from '../group-by.ts';
import { type SaidDay, saidDays } from '../said.ts';

/** Two hearings on one day: of two kinds, or one kind called twice. */
export function hearingConflicts(days: Days): Conflict[] {
  const { steps } = days.input.book;
  const meetings = saidDays(days).filter(({ name }) => steps[name]?.names === 'inspections');
  return [...groupBy([...meetings, ...secondOnes(days)], ({ day }) => day.date)].flatMap(([date, same]): Conflict[] => {
    if (same.length < 2) return [];
    const titles = same.map(({ name }) => `“${days.title(name)}”`).join('、');
    const about = [...new Set(same.map(({ name }) => name))];
    const inspections = [...new Set(same.flatMap(({ refs }) => refs))];
    const clause = steps[about[0] ?? '']?.clause ?? null;
    const detail = `${formatDate(date)}一天排了 ${same.length} 次听取汇报：${titles}`;
    return [{ code: 'hearings-on-one-day', detail, clause, dates: [date], about, inspections }];
  });
}

/** The same hearing planned once more on a day it already has. */
function secondOnes(days: Days): SaidDay[] {
  const same = groupBy(days.input.hearings, ({ step, date }) => `${step}|${date}`);
  return [...same.values()].flatMap((some) =>
    some.slice(1).map(({ step, date, inspections }) => ({
      name: step,
      day: days.make(step, date, 'planned'),
      refs: inspections,
    })),
  );
}
