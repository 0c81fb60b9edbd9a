import { describe, expect, it } from 'vitest';
import { canonical, hashOf } from './hash.ts';

describe('hashOf', () => {
  it('does not depend on the order of keys or on absent ones', () => {
    expect(hashOf({ b: 1, a: { d: 2, c: [3] } })).toBe(hashOf({ a: { c: [3], d: 2, e: undefined }, b: 1 }));
  });

  it('depends on everything else', () => {
    expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }));
  });

  it('is sha256 of canonical JSON', () => {
    expect(canonical({ b: '整改', a: 1 })).toBe('{"a":1,"b":"整改"}');
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
