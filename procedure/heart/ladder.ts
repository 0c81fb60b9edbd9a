import type { Calendar } from '../calendar/calendar.ts';
import { atTime, dueInstant, shiftForRung } from '../counting/index.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';

/** Warnings and later rungs happen in the morning of their day: few instants, one order. */
const MORNING = '08:30';

/** One point in a deadline's ladder. `lapse` is the moment it becomes overdue, not a notice. */
export interface LadderPoint {
  id: string;
  at: string;
  kind: 'warning' | 'lapse' | 'escalation';
  to: string[];
  paper?: string | undefined;
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
  const officeOnly = rule.force === 'soft' || rule['remind-only'] === true;
  const lapse: LadderPoint = { id: 'lapse', at: dueInstant(due), kind: 'lapse', to: [] };
  const rungs = (rule.escalate ?? []).map((rung): LadderPoint => {
    const atDue = 'at' in rung;
    const at = atDue
      ? dueInstant(due)
      : atTime(shiftForRung(calendar, due, { ...days(rung.after), dir: 'after' }), MORNING);
    const to = officeOnly ? ['office'] : [rung.to].flat();
    const paper = officeOnly ? undefined : rung.paper;
    return { id: atDue ? 'due' : `after:${rung.after}`, at, kind: 'escalation', to, paper };
  });
  return sorted(distinct([lapse, ...rungs, ...warnings]));
}

function warningsOf(calendar: Calendar, rule: DeadlineRule, due: string): LadderPoint[] {
  // In the first weeks of the first year the day of a warning may lie before the calendar.
  if (due < `${calendar.firstYear}-03`) return [];
  return (rule.warn ?? []).map((text): LadderPoint => {
    const at = atTime(shiftForRung(calendar, due, { ...days(text), dir: 'before' }), MORNING);
    return { id: `warn:${text}`, at, kind: 'warning', to: ['office'] };
  });
}

function days(text: string): { n: number; unit: 'days' | 'working-days' } {
  return { n: Number.parseInt(text, 10), unit: text.includes('working') ? 'working-days' : 'days' };
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
    };
    known.set(point.id, merged ?? point);
  }
  return [...known.values()];
}

const ORDER = { warning: 0, lapse: 1, escalation: 2 };

function sorted(points: LadderPoint[]): LadderPoint[] {
  return points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : ORDER[a.kind] - ORDER[b.kind]));
}
