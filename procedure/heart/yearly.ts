import { addMonths } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Instance } from './derive.ts';
import type { State } from './state.ts';
import { factsNamed } from './subject.ts';

/**
 * What is owed every year by a day the county sets: due on the day set for the year, or on the same day as in the last
 * year one was set for. A day that is set never moves (D12). A year begins to be owed on 1 January.
 */
export function yearlyInstances(state: State, id: string, rule: DeadlineRule, date: string): Instance[] {
  const days = daysSet(state, rule);
  const first = days[0];
  if (first === undefined) return [];
  const begins = Number(first.slice(0, 4));
  const count = Number(date.slice(0, 4)) - begins + 1;
  const done = factsNamed(state, rule['met-by']);
  return Array.from({ length: Math.max(0, count) }, (_, i) => String(begins + i)).map((period) => {
    const set = days.filter((day) => day.slice(0, 4) <= period).at(-1) ?? first;
    const due = addMonths(set, 12 * (Number(period) - Number(set.slice(0, 4))));
    const fact = done.find((f) => (f.data.year ?? f.date.slice(0, 4)) === period);
    const met = fact && { on: fact.date, by: fact.id };
    const historic = due < (state.began ?? '') ? { historic: true } : {};
    return {
      ...historic,
      key: `${id}@${period}`,
      rule: id,
      subject: { period },
      base: set,
      triggers: [],
      due,
      provisional: false,
      met,
    };
  });
}

/** The next 1 January, where something is owed every year. */
export function nextYear(state: State, date: string): string | undefined {
  const yearly = Object.values(state.book.deadlines).some(
    (rule) => rule.every === 'year' && daysSet(state, rule).length > 0,
  );
  return yearly ? `${Number(date.slice(0, 4)) + 1}-01-01` : undefined;
}

/** Every day the parameter was ever set to, the last one of each year, earliest first. */
function daysSet(state: State, rule: DeadlineRule): string[] {
  if (typeof rule.from !== 'object' || !('param' in rule.from)) return [];
  const name = rule.from.param;
  const now = state.params[name];
  const all = [...(state.paramsBefore?.[name] ?? []), ...(now === undefined ? [] : [now])];
  return [...new Map(all.map((day) => [day.slice(0, 4), day])).values()].sort();
}
