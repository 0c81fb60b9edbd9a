import type { Target } from '../../api/targets.ts';
import { today } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.registers;

/** Whole years since the last entry, up to a day; null for an organization that was never inspected. */
export function yearsSince(lastEntry: string | null, day = today()): number | null {
  if (lastEntry === null) return null;
  const years = Number(day.slice(0, 4)) - Number(lastEntry.slice(0, 4));
  return day.slice(5) < lastEntry.slice(5) ? years - 1 : years;
}

/** 几年未巡 in words; what is being inspected now says so. */
export function coverageOf({ standing, lastEntry }: Pick<Target, 'standing' | 'lastEntry'>): string {
  if (standing === 'current') return words.standings.current;
  const years = yearsSince(lastEntry);
  return years === null ? words.neverEver : words.yearsOf(Math.max(years, 0));
}
