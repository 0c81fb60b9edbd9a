import { describe, expect, it } from 'vitest';
import { aimed, compared } from './figure.ts';

describe('a comparison', () => {
  it('says what is ours of what stands beside, and whether that is enough', () => {
    expect(compared('引擎空流程', 90, 100, { least: 0.9 })).toEqual({
      ...{ beside: '引擎空流程', ratio: 0.9, goal: '≥ 0.9', met: true },
    });
    expect(compared('DBOS', 89, 100, { least: 0.9 }).met).toBe(false);
  });

  it('with a most is met from below', () => {
    expect([aimed('服务', 1.3, { most: 1.3 }).met, aimed('服务', 1.31, { most: 1.3 }).met]).toEqual([true, false]);
  });

  it('without a goal is neither met nor missed', () => {
    expect(compared('空页', 2, 1)).toEqual({ beside: '空页', ratio: 2, goal: null, met: null });
  });
});
