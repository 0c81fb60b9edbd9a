import { formatDate } from '../../counting/index.ts';
import type { Conflict } from '../conflicts.ts';
import type { Days } from '../days.ts';
import { groupBy } from '../group-by.ts';
import type { PlanLine } from '../plan.ts';

/** Days that count through a year nobody has published（暂定，D20）: they warn, they never count as overdue. */
export function provisionalConflicts(days: Days, lines: PlanLine[]): Conflict[] {
  const open = lines.filter(({ provisional, due }) => provisional && due !== null);
  return [...groupBy(open, ({ rule }) => rule)].map(([rule, some]): Conflict => {
    const dates = [...new Set(some.flatMap(({ due }) => due ?? []))].sort();
    const [first = ''] = dates;
    const { lastYear } = days.input.calendar;
    const detail = `“${some[0]?.title ?? rule}”${formatDate(first)}${dates.length > 1 ? '等' : ''}是暂定：只公布到 ${lastYear} 年的放假安排，公布后重算`;
    const inspections = [...new Set(some.flatMap((line) => line.inspections))];
    return { code: 'provisional', detail, clause: some[0]?.clause ?? null, dates, about: [rule], inspections };
  });
}
