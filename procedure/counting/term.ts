import { CalendarError } from '../calendar/errors.ts';

/** How a rule's term is counted from its base day. */
export type Term =
  /** D3: the n-th working day after the base; nothing to roll. */
  | { kind: 'working-days'; n: number }
  /** D2: the base itself, rest day or not. */
  | { kind: 'same-day' }
  /** D4: base + n calendar days, rolled forward. A week is 7 of them. */
  | { kind: 'days'; n: number }
  /** D5: base + n months by the base's own day number, rolled forward. */
  | { kind: 'months'; n: number }
  /** D13: n calendar days before the planned day, rolled back. */
  | { kind: 'days-before'; n: number }
  /** D12: the given day, included, never moved. */
  | { kind: 'on-date' };

const MOST = 3660;

/** Refuses counts that mean nothing (−1, 2.5, the 0th working day) or would count for ever. */
export function checkCount(n: number, least: number): void {
  if (!Number.isInteger(n) || n < least || n > MOST) {
    throw new CalendarError('bad-count', `天数、月数应是 ${least}–${MOST} 的整数：${n}`);
  }
}
