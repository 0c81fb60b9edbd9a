import { type LadderPoint, ladderOf } from './ladder.ts';
import type { Recorder } from './recorder.ts';
import type { State } from './state.ts';

export type { LadderPoint };

/** Points of an open deadline's ladder that this generation has not spent, earliest first. */
export function pointsOf(state: State, key: string): LadderPoint[] {
  const known = state.deadlines[key];
  const rule = known && state.book.deadlines[known.rule];
  if (!rule || known.status !== 'open' || known.due === undefined) return [];
  return ladderOf(state.calendar, rule, known.due, known.provisional).filter(
    (point) => !known.spent.includes(point.id),
  );
}

/** Records that a point of the ladder was reached: the lapse itself, or a notice to somebody. */
export function firePoint(recorder: Recorder, key: string, point: LadderPoint): void {
  const known = recorder.state.deadlines[key];
  if (known?.due === undefined) return;
  const { rule, subject, generation, due } = known;
  if (point.kind === 'lapse') recorder.emit({ type: 'deadline.lapsed', key, rule, subject, due }, point.at);
  else {
    const { id: rung, to, paper } = point;
    recorder.emit({ type: 'rung.fired', key, rule, subject, rung, generation, to, paper, due }, point.at);
  }
}
