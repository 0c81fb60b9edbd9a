/** The smallest of the values that at least this share (0–1) of all do not exceed; refuses an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
}

/** The one in the middle by some measure, the lower of two; refuses an empty list. */
export function medianBy<T>(all: readonly T[], measure: (one: T) => number): T {
  const sorted = all.toSorted((a, b) => measure(a) - measure(b));
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}

/** The number in the middle, the lower of two; refuses an empty list. */
export const median = (values: readonly number[]): number => medianBy(values, (value) => value);

/** How many times the second the first is; refuses what was measured as nothing. */
export function ratioOf(own: number, beside: number): number {
  if (!(beside > 0)) throw new RangeError(`no ratio to ${beside}`);
  return own / beside;
}

/** One size of a thing that grows and what was measured of it. */
export interface Sized {
  size: number;
  value: number;
}

/**
 * What one more costs between the two largest sizes over what it costs from the smallest up to there: 1 is linear, less
 * is better. Undefined where nothing grew up to there. Refuses fewer than three sizes.
 */
export function growthOf(measured: readonly Sized[]): number | undefined {
  const [smallest, middle, largest] = [measured[0], measured.at(-2), measured.at(-1)];
  if (measured.length < 3 || !smallest || !middle || !largest) throw new RangeError('growth needs three sizes');
  const slope = (from: Sized, to: Sized) => (to.value - from.value) / (to.size - from.size);
  const before = slope(smallest, middle);
  return before > 0 ? slope(middle, largest) / before : undefined;
}
