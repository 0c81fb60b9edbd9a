import { describe, expect, it } from 'vitest';
import { askedOf, type TimelineArguments } from './given.ts';

const asked = (round: string, given: Partial<TimelineArguments> = {}) => askedOf(round, { lateDays: '3', ...given });

describe('what is asked of a round', () => {
  it('is the timeline, the lists, or a sample with its seed', () => {
    expect(asked('R2026-01')).toEqual({ what: 'timeline' });
    expect(asked('office', { exceptions: true, lateDays: '0' })).toEqual({ what: 'exceptions', lateDays: 0 });
    expect(asked('R2026-01', { sample: '5', seed: '甲' })).toEqual({ what: 'sample', n: 5, seed: '甲' });
  });

  it.each<[string, Partial<TimelineArguments>, string]>([
    ['R26', {}, '应为轮次编号'],
    ['R2026-01', { exceptions: true, sample: '5' }, '不能一起写'],
    ['R2026-01', { exceptions: true, lateDays: '-1' }, '--late-days：应为 0–366 的整数；写的是“-1”'],
    ['R2026-01', { sample: '5' }, '--seed'],
    ['R2026-01', { sample: '0', seed: '甲' }, '--sample：应为 1–500 的整数'],
    ['R2026-01', { sample: '1.5', seed: '甲' }, '--sample'],
  ])('%s %j is refused in words', (round, given, words) => {
    expect(() => asked(round, given)).toThrow(words);
  });
});
