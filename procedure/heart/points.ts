import { dueInstant } from '../counting/index.ts';
import { type LadderPoint, ladderOf, ruleFor } from './ladder.ts';
import type { Recorder } from './recorder.ts';
import type { State } from './state.ts';

export type { LadderPoint };

/** Points of an open deadline's ladder that this generation has not spent, earliest first. */
export function pointsOf(state: State, key: string): LadderPoint[] {
  const known = state.deadlines[key];
  const rule = known && state.book.deadlines[known.rule];
  if (!rule || known.status !== 'open' || known.due === undefined) return [];
  const own = ruleFor(state.book, rule, known.subject.unit);
  const points = ladderOf(state.calendar, own, known.due, known.provisional);
  const all = known.rework === undefined ? points : inOrder([...points, reworkPoint(known.rework)]);
  return all.filter((point) => !known.spent.includes(point.id));
}

/** What was sent back is not there on the day the office asked for: the office alone is told（巡察办定，软）. */
export const REWORK = 'rework';

function reworkPoint(on: string): LadderPoint {
  return { id: REWORK, at: dueInstant(on), kind: 'warning', to: ['office'] };
}

function inOrder(points: LadderPoint[]): LadderPoint[] {
  return points.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Records that a point of the ladder was reached: the lapse itself, or a notice to somebody. */
export function firePoint(recorder: Recorder, key: string, point: LadderPoint): void {
  const known = recorder.state.deadlines[key];
  if (known?.due === undefined) return;
  const { rule, subject, generation, due } = known;
  if (point.kind === 'lapse') recorder.emit({ type: 'deadline.lapsed', key, rule, subject, due }, point.at);
  else {
    const { id: rung, to, paper, copyTo, wording } = point;
    const said = { ...(copyTo && { copyTo }), ...(wording !== undefined && { wording }) };
    recorder.emit({ type: 'rung.fired', key, rule, subject, rung, generation, to, paper, ...said, due }, point.at);
  }
}
