import { triggerFacts } from '../../heart/crossings.ts';
import type { Conflict, ConflictCode } from '../conflicts.ts';
import type { Days } from '../days.ts';
import { groupBy } from '../group-by.ts';
import type { PlannedDay } from '../planned-day.ts';
import { firmDay, refsOf, whose } from '../said.ts';

interface Found {
  code: ConflictCode;
  name: string;
  other: string;
  ref: string;
  day: PlannedDay;
  against: PlannedDay;
}

/** Days given in the wrong order: a step before what has to come first, or after its last day. */
export function orderConflicts(days: Days): Conflict[] {
  const names = Object.keys(days.input.book.steps);
  const found = names.flatMap((name) => refsOf(days).flatMap((ref) => ofStep(days, name, ref)));
  const same = groupBy(found, ({ code, name, other, day, against }) =>
    [code, name, other, day.date, against.date].join('|'),
  );
  return [...same.values()].flatMap((some) => said(days, some));
}

function ofStep(days: Days, name: string, ref: string): Found[] {
  const day = firmDay(days, name, ref);
  // What happened is judged by the ledger, not by the plan.
  if (!day || day.standing === 'happened') return [];
  const early = [...mustPrecede(days, name)].flatMap((other): Found[] => {
    const against = firmDay(days, other, ref);
    if (!against || against.date <= day.date || !isDayOf(days, other, against)) return [];
    return [{ code: codeOf(days, name, other), name, other, ref, day, against }];
  });
  const last = days.leftTo(name, ref);
  const late = last && day.standing === 'planned' && last.date < day.date;
  return late ? [...early, { code: 'later-than-due', name, other: name, ref, day, against: last }] : early;
}

/** The hard gates of a step, through any number of steps, and what its terms count from. */
function mustPrecede(days: Days, name: string, seen = new Set<string>()): Set<string> {
  const { steps, deadlines } = days.input.book;
  const gates = Object.entries(steps[name]?.after ?? {}).flatMap(([gate, strength]) =>
    strength === 'hard' ? [gate] : [],
  );
  const triggers = Object.values(deadlines).flatMap((rule) =>
    rule['met-by'] === name && typeof rule.from === 'string' ? triggerFacts(rule.from, days.input.book) : [],
  );
  for (const other of [...gates, ...triggers]) {
    if (other === name || seen.has(other)) continue;
    seen.add(other);
    mustPrecede(days, other, seen);
  }
  return seen;
}

/** “X日前” is a last day, not the day itself; only entry and exit are taken to be on theirs. */
function isDayOf(days: Days, name: string, { standing }: PlannedDay): boolean {
  const mark = days.input.book.steps[name]?.mark;
  return standing !== 'parameter' || mark === 'T_e' || mark === 'T_w';
}

function codeOf(days: Days, name: string, other: string): ConflictCode {
  const { steps } = days.input.book;
  if (steps[name]?.mark === 'T_w' && steps[other]?.mark === 'T_e') return 'exit-before-entry';
  return steps[name]?.names === 'inspections' ? 'hearing-before-gate' : 'before-gate';
}

function said(days: Days, some: Found[]): Conflict[] {
  const [first] = some;
  if (!first) return [];
  const { code, name, other, day, against } = first;
  const refs = some.map(({ ref }) => ref);
  const how = code === 'later-than-due' ? `晚于最迟日，应在：${against.words}` : `早于${against.words}`;
  return [
    {
      code,
      detail: `${day.words}${how}（${whose(days, refs)}）`,
      clause: days.input.book.steps[name]?.clause ?? null,
      dates: [...new Set([day.date, against.date])].sort(),
      about: [...new Set([name, other])],
      inspections: refs,
    },
  ];
}
