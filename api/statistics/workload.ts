import type { z } from 'zod';
import type { Db } from '../../db/client.ts';
import type { Asked } from '../../db/queries/statistics/asked.ts';
import { workRows } from '../../db/queries/statistics/workload.ts';
import { addDays, dayOfWeek } from '../../procedure/calendar/date.ts';
import type { Books } from '../books.ts';
import type { workloadSchema } from '../schemas/statistics.ts';
import { owedByTitle } from '../words.ts';

/** Owners with a line of their own; the rest are one line together. */
const MOST_OWNERS = 20;

/** What falls due in the weeks ahead, this one first, by who owes it; what is overdue already beside it. */
export async function workloadShown(
  db: Db,
  books: Books,
  asked: Asked,
  weeks: number,
): Promise<z.infer<typeof workloadSchema>> {
  const { today } = asked.view;
  const monday = addDays(today, 1 - dayOfWeek(today));
  const mondays = Array.from({ length: weeks }, (_, n) => addDays(monday, n * 7));
  const rows = await workRows(db, addDays(monday, weeks * 7 - 1), asked);
  const known = await books.byHashes(rows.map(({ rulebookHash }) => rulebookHash));
  const owners = new Map<string, { title: string; overdue: number; weeks: number[] }>();
  const ofOwner = (title: string) => {
    const owner = owners.get(title) ?? { title, overdue: 0, weeks: mondays.map(() => 0) };
    owners.set(title, owner);
    return owner;
  };
  for (const { monday: week, rulebookHash, rule, unit, n } of rows) {
    const own = known.get(rulebookHash)?.deadlines[rule];
    const owner = ofOwner(own ? owedByTitle(own['owed-by'], unit) : rule);
    const place = week === null ? -1 : mondays.indexOf(week);
    if (place < 0) owner.overdue += n;
    else owner.weeks[place] = (owner.weeks[place] ?? 0) + n;
  }
  const all = [...owners.values()].sort((a, b) => amount(b) - amount(a) || a.title.localeCompare(b.title, 'zh'));
  return {
    weeks: mondays.map((from) => ({ from, to: addDays(from, 6) })),
    owners: [...all.slice(0, MOST_OWNERS), ...together(all.slice(MOST_OWNERS), weeks)],
  };
}

interface Owner {
  title: string;
  overdue: number;
  weeks: number[];
}

function amount({ overdue, weeks }: Owner): number {
  return weeks.reduce((total, n) => total + n, overdue);
}

function together(rest: readonly Owner[], weeks: number): Owner[] {
  if (rest.length === 0) return [];
  const overdue = rest.reduce((total, one) => total + one.overdue, 0);
  const counts = Array.from({ length: weeks }, (_, n) => rest.reduce((total, one) => total + (one.weeks[n] ?? 0), 0));
  return [{ title: `其余 ${rest.length} 家`, overdue, weeks: counts }];
}
