import type { Calendar } from '../calendar/calendar.ts';
import { atTime, dueInstant, MORNING, shiftForRung } from '../counting/index.ts';
import { warnedBy } from '../rulebook/ladders.ts';
import type { DeadlineRule, Rulebook, Rung } from '../rulebook/schema.ts';
import { parseDistance } from './distance.ts';

/** One point in a deadline's ladder. `lapse` is the moment it becomes overdue, not a notice. */
export interface LadderPoint {
  id: string;
  at: string;
  kind: 'warning' | 'lapse' | 'escalation';
  to: string[];
  paper?: string | undefined;
  copyTo?: string[] | undefined;
  wording?: string | undefined;
}

/** Who owes it is a single unit. */
const OF_UNIT = new Set(['unit', 'receiver']);
const unitRules = new WeakMap<DeadlineRule, Map<string, DeadlineRule>>();

/** The rule with the ladder of the unit that owes it, where the rulebook has one of its own in place of the default. */
export function ruleFor(book: Rulebook, rule: DeadlineRule, unit: string | undefined): DeadlineRule {
  const own = unit === undefined ? undefined : book.unitLadders?.[unit];
  const owes = [rule['owed-by']].flat().some((party) => OF_UNIT.has(party) || party === unit);
  if (unit === undefined || !own || !owes || rule.ladder === undefined || rule.force === 'soft') return rule;
  const known = unitRules.get(rule) ?? new Map<string, DeadlineRule>();
  unitRules.set(rule, known);
  const replaced = known.get(unit) ?? { ...rule, warn: own.warn, escalate: own.escalate };
  known.set(unit, replaced);
  return replaced;
}

const ladders = new WeakMap<Calendar, WeakMap<DeadlineRule, Map<string, readonly LadderPoint[]>>>();

/**
 * The ladder of a deadline due on `due`, earliest first. A provisional one only warns (D20); a soft one and one of
 * 县委、常委会、领导小组 reach nobody but the office (D19). The same few ladders are asked for again and again.
 */
export function ladderOf(
  calendar: Calendar,
  rule: DeadlineRule,
  due: string,
  provisional: boolean,
): readonly LadderPoint[] {
  const ofCalendar = ladders.get(calendar) ?? new WeakMap<DeadlineRule, Map<string, readonly LadderPoint[]>>();
  ladders.set(calendar, ofCalendar);
  const ofRule = ofCalendar.get(rule) ?? new Map<string, readonly LadderPoint[]>();
  ofCalendar.set(rule, ofRule);
  const key = `${due}${provisional ? '?' : ''}`;
  const points = ofRule.get(key) ?? computed(calendar, rule, due, provisional);
  ofRule.set(key, points);
  return points;
}

function computed(calendar: Calendar, rule: DeadlineRule, due: string, provisional: boolean): LadderPoint[] {
  const warnings = warningsOf(calendar, rule, due);
  if (provisional) return sorted(distinct(warnings));
  const officeOnly = isOfficeOnly(rule);
  const lapse: LadderPoint = { id: 'lapse', at: dueInstant(due), kind: 'lapse', to: [] };
  const rungs = (rule.escalate ?? []).flatMap((rung) => rungPoints(calendar, rung, due, officeOnly));
  return sorted(distinct([lapse, ...rungs, ...warnings]));
}

/** A soft duty, and one of 县委、常委会、领导小组: only the office is told, nothing is printed (D19). */
export function isOfficeOnly(rule: DeadlineRule): boolean {
  return rule.force === 'soft' || rule['remind-only'] === true;
}

/** A rung and what it repeats, each a morning of its own. */
function rungPoints(calendar: Calendar, rung: Rung, due: string, officeOnly: boolean): LadderPoint[] {
  const first = 'at' in rung ? undefined : shift(calendar, due, rung.after, 'after');
  const id = 'at' in rung ? 'due' : `after:${rung.after}`;
  const point = { kind: 'escalation' as const, ...addressed(rung, officeOnly) };
  const points: LadderPoint[] = [{ id, at: first === undefined ? dueInstant(due) : atTime(first, MORNING), ...point }];
  let day = first ?? due;
  for (let n = 1; n <= (rung.repeat?.times ?? 0); n += 1) {
    day = shift(calendar, day, rung.repeat?.every ?? '', 'after');
    points.push({ id: `${id}#${n}`, at: atTime(day, MORNING), ...point });
  }
  return points;
}

type Addressed = Pick<LadderPoint, 'to' | 'paper' | 'copyTo' | 'wording'>;

function addressed({ to, paper, wording, 'copy-to': copy }: Rung, officeOnly: boolean): Addressed {
  const said = wording === undefined ? {} : { wording };
  if (officeOnly) return { to: ['office'], ...said };
  const told = { to: [to].flat(), paper, ...said };
  return copy === undefined ? told : { ...told, copyTo: [copy].flat() };
}

function warningsOf(calendar: Calendar, rule: DeadlineRule, due: string): LadderPoint[] {
  // In the first weeks of the first year the day of a warning may lie before the calendar.
  if (due < `${calendar.firstYear}-03`) return [];
  return (rule.warn ?? []).map((warning): LadderPoint => {
    const { before, ...rung } = warnedBy(warning);
    const at = atTime(shift(calendar, due, before, 'before'), MORNING);
    const { paper: _, ...to } = addressed({ after: before, ...rung }, isOfficeOnly(rule));
    return { id: `warn:${before} before`, at, kind: 'warning', ...to };
  });
}

/** The first day a deadline’s light is yellow, where its rulebook says; never before a day the calendar knows. */
export function yellowFrom(calendar: Calendar, rule: DeadlineRule, due: string | undefined): string | undefined {
  if (rule.yellow === undefined || due === undefined || due < `${calendar.firstYear}-03`) return undefined;
  return shift(calendar, due, rule.yellow, 'before');
}

function shift(calendar: Calendar, day: string, distance: string, dir: 'before' | 'after'): string {
  return shiftForRung(calendar, day, { ...parseDistance(distance), dir });
}

/** A rulebook may write two rungs for one instant: they are one notice to everybody either names. */
function distinct(points: LadderPoint[]): LadderPoint[] {
  const known = new Map<string, LadderPoint>();
  for (const point of points) {
    const before = known.get(point.id);
    const merged = before && {
      ...before,
      to: [...new Set([...before.to, ...point.to])],
      paper: before.paper ?? point.paper,
      ...(before.copyTo || point.copyTo
        ? { copyTo: [...new Set([...(before.copyTo ?? []), ...(point.copyTo ?? [])])] }
        : {}),
    };
    known.set(point.id, merged ?? point);
  }
  return [...known.values()];
}

const ORDER = { warning: 0, lapse: 1, escalation: 2 };

function sorted(points: LadderPoint[]): LadderPoint[] {
  return points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : ORDER[a.kind] - ORDER[b.kind]));
}
