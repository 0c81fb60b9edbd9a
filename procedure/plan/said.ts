import type { Days } from './days.ts';
import { groupBy } from './group-by.ts';
import { isSaid, type PlannedDay } from './planned-day.ts';

/** One day somebody gave for a step or parameter, and the inspections it is for. */
export interface SaidDay {
  name: string;
  day: PlannedDay;
  refs: string[];
}

/** Every day that was given and has not happened yet: parameters, plans, hearings. Each once. */
export function saidDays(days: Days): SaidDay[] {
  const { input } = days;
  const refs = refsOf(days);
  const steps = Object.keys(input.book.steps).flatMap((name) => {
    const own = refs.flatMap((ref) => {
      const day = days.of(name, { ref });
      return day?.standing === 'planned' ? [{ ref, day }] : [];
    });
    const same = groupBy(own, ({ day }) => `${day.words}`);
    return [...same.values()].flatMap((some): SaidDay[] => {
      const [first] = some;
      // A combined hearing is one meeting, though it completes two steps.
      if (!first?.day.words.startsWith(days.title(name))) return [];
      return [{ name, day: first.day, refs: some.map(({ ref }) => ref) }];
    });
  });
  const params = Object.entries(input.params).flatMap(([name, date]): SaidDay[] => {
    const step = datedBy(days, name);
    if (steps.some((one) => one.name === step && one.day.date === date)) return [];
    return [{ name, day: days.make(name, date, 'parameter'), refs }];
  });
  return [...params, ...steps];
}

/** The step a parameter is the day of. */
function datedBy(days: Days, param: string): string | undefined {
  const rules = Object.values(days.input.book.deadlines);
  return rules.find(({ from }) => typeof from === 'object' && 'param' in from && from.param === param)?.['met-by'];
}

/** The day of a step for an inspection, where somebody gave it or it happened. */
export function firmDay(days: Days, name: string, ref: string): PlannedDay | undefined {
  const day = days.of(name, { ref });
  return day && isSaid(day) ? day : undefined;
}

/** 第1组·甲镇党委、第2组·乙镇党委; 各组 for all of them. */
export function whose(days: Days, refs: string[]): string {
  const all = days.input.groups.flatMap(({ inspections }) => inspections);
  if (refs.length === all.length && refs.length > 1) return '各组';
  return all
    .filter(({ ref }) => refs.includes(ref))
    .map(({ group, name }) => `第${group}组·${name}`)
    .join('、');
}

export function refsOf(days: Days): string[] {
  return days.input.groups.flatMap(({ inspections }) => inspections.map(({ ref }) => ref));
}
