import { describe, expect, it } from 'vitest';
import { growthOf, median, medianBy, percentile, ratioOf } from './statistics.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('percentile', () => {
  it.each([
    [0, 1],
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [0.991, 100],
    [1, 100],
  ])('%d of 1 to 100 is %d, in whatever order they came', (share, value) => {
    expect(percentile(HUNDRED, share)).toBe(value);
  });

  it('of one value is that value, and the list stays as it was', () => {
    const values = [3, 1, 2];
    expect([percentile([7], 0.01), percentile([7], 0.99), percentile(values, 0.99)]).toEqual([7, 7, 3]);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is refused', () => {
    expect(() => percentile([], 0.5)).toThrow('nothing was measured');
  });
});

describe('median', () => {
  it('is the middle one, of an even number the lower of the two', () => {
    expect([median([5, 1, 3]), median([4, 1, 3, 2]), median([9])]).toEqual([3, 2, 9]);
  });

  it('takes the whole run that is in the middle by a measure', () => {
    const runs = [{ n: 30 }, { n: 10 }, { n: 20 }];
    expect(medianBy(runs, ({ n }) => n)).toBe(runs[2]);
    expect(() => medianBy([], () => 0)).toThrow('nothing was measured');
  });
});

describe('ratioOf', () => {
  it('is how many times the other it is', () => {
    expect(ratioOf(270, 300)).toBeCloseTo(0.9);
  });

  it('to nothing is refused', () => {
    expect(() => ratioOf(1, 0)).toThrow('no ratio to 0');
    expect(() => ratioOf(1, Number.NaN)).toThrow('no ratio');
  });
});

describe('growthOf', () => {
  const measured = (value: (size: number) => number) =>
    [1, 10, 100, 1000].map((size) => ({ size, value: value(size) }));

  it('is 1 where every one more costs the same, whatever the first costs', () => {
    expect(growthOf(measured((n) => 5000 + 3 * n))).toBeCloseTo(1);
  });

  it('is above 1 where one more costs more and more, below where it costs less', () => {
    expect(growthOf(measured((n) => n * n))).toBeCloseTo(1100 / 101);
    expect(growthOf(measured((n) => Math.sqrt(n)))).toBeLessThan(0.5);
  });

  it('is nothing where the smaller sizes did not grow, and refused for two sizes', () => {
    expect(growthOf(measured(() => 1))).toBeUndefined();
    expect(() => growthOf(measured((n) => n).slice(-2))).toThrow('three sizes');
  });
});
