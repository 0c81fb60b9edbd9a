import { describe, expect, it } from 'vitest';
import type { TrailNote } from '../../db/trail/chain.ts';
import { Repeats } from './repeats.ts';

const START = Date.parse('2026-11-23T01:00:00.000Z');
const note = (seconds: number, more: Partial<TrailNote> = {}): TrailNote => ({
  ...{ at: new Date(START + seconds * 1000).toISOString(), event: 'sign-in-refused', account: '', address: '10.0.0.1' },
  ...{ request: `r${seconds}`, detail: { account: 'jia' }, ...more },
});

describe('what is repeated', () => {
  it('is noted once, then counted until its minute is over', () => {
    const repeats = new Repeats();
    expect([0, 1, 59].map((at) => repeats.isFirst(note(at)))).toEqual([true, false, false]);
    expect(repeats.ended(START + 59_000)).toEqual([]);
    expect(repeats.ended(START + 60_000)).toEqual([{ ...note(59), detail: { account: 'jia', times: 2 } }]);
    expect(repeats.ended()).toEqual([]);
    expect(repeats.isFirst(note(61))).toBe(true);
  });

  it('is told only where there was more than the first', () => {
    const repeats = new Repeats();
    repeats.isFirst(note(0));
    expect(repeats.ended()).toEqual([]);
  });

  it('is told apart by who, from where, about what, and by what must not be kept', () => {
    const repeats = new Repeats();
    const others = [{}, { address: '10.0.0.2' }, { account: 'yi' }, { detail: { account: 'yi' } }];
    expect(others.map((more) => repeats.isFirst(note(0, more)))).toEqual([true, true, true, true]);
    expect(repeats.isFirst(note(0), 'typed')).toBe(true);
  });

  it('is counted together when too many differ', () => {
    const repeats = new Repeats();
    const firsts = Array.from({ length: 700 }, (_, n) => repeats.isFirst(note(n / 100, { address: `10.0.1.${n}` })));
    expect(firsts.filter(Boolean)).toHaveLength(501);
    expect(repeats.ended()).toMatchObject([{ account: '', address: '', detail: { crowd: true, times: 199 } }]);
  });

  it('does not hold for a change or a look at what is secret', () => {
    const repeats = new Repeats();
    const looks = [1, 2, 3].map((at) => repeats.isFirst(note(at, { event: 'confidential-read' })));
    expect(looks).toEqual([true, true, true]);
  });
});
