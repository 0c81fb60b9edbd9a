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

/**
 * The ladder of a deadline due on `due`, earliest first. A provisional one only warns (D20); a soft one and one of
 * 县委、常委会、领导小组 reach nobody but the office (D19).
 */
export function ladderOf(calendar: Calendar, rule: DeadlineRule, due: string, provisional: boolean): LadderPoint[] {
  const officeOnly = rule.force === 'soft' || rule['remind-only'] === true;
  const warnings = (rule.warn ?? []).map((text): LadderPoint => {
    const at = atTime(shiftForRung(calendar, due, { ...days(text), dir: 'before' }), MORNING);
    return { id: `warn:${text}`, at, kind: 'warning', to: ['office'] };
  });
  if (provisional) return sorted(warnings);
  const lapse: LadderPoint = { id: 'lapse', at: dueInstant(due), kind: 'lapse', to: [] };
  const rungs = (rule.escalate ?? []).map((rung): LadderPoint => {
    const atDue = 'at' in rung;
    const at = atDue
      ? dueInstant(due)
      : atTime(shiftForRung(calendar, due, { ...days(rung.after), dir: 'after' }), MORNING);
    const to = officeOnly ? ['office'] : [rung.to].flat();
    return {
      id: atDue ? 'due' : `after:${rung.after}`,
      at,
      kind: 'escalation',
      to,
      paper: officeOnly ? undefined : rung.paper,
    };
  });
  return sorted([lapse, ...rungs, ...warnings]);
}

function days(text: string): { n: number; unit: 'days' | 'working-days' } {
  return { n: Number.parseInt(text, 10), unit: text.includes('working') ? 'working-days' : 'days' };
}

const ORDER = { warning: 0, lapse: 1, escalation: 2 };

function sorted(points: LadderPoint[]): LadderPoint[] {
  return points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : ORDER[a.kind] - ORDER[b.kind]));
}
