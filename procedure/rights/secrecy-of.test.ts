import { describe, expect, it } from 'vitest';
import { secrecyOf, secrecyOfKind, secrecyOfSort } from './secrecy-of.ts';
import { book } from './testing.ts';

const S1 = book('wuyang-2023');
const S3 = book('xinghai-2020');

describe('the level', () => {
  it.each([
    ['wuyang-2023', 'annual.audit-briefing', 'confidential', '二（十三）2'],
    ['wuyang-2023', 'learn.personal-matters-result', 'confidential', '二（二）3'],
    ['wuyang-2023', 'learn.assist-audit-secret', 'confidential', '二（十三）4'],
    ['xinghai-2020', 'learn.direct-route', 'sealed', '（十三）2'],
    ['xinghai-2020', 'learn.informants', 'internal', '（十五）1'],
    ['xinghai-2020', 'learn.informants-detained', 'internal', '（十五）2'],
  ] as const)('%s %s is %s by %s', (id, fact, level, clause) => {
    const rules = book(id);
    expect(rules.steps[fact]?.clause).toBe(clause);
    expect(secrecyOf(rules, { fact })).toBe(level);
  });

  it('is written at no step whose document says nothing of it', () => {
    const told = (id: string) =>
      Object.entries(book(id).steps).flatMap(([name, { secrecy }]) => (secrecy === undefined ? [] : name));
    expect(told('wuyang-2023')).toHaveLength(3);
    expect(told('xinghai-2020')).toHaveLength(3);
    expect(['base', 'township-2022', 'liaison-2022', 'lixian-2019'].flatMap(told)).toEqual([]);
  });

  it('of a letter is that of what comes back', () => {
    const of = (fact: string, letterKind?: string) => secrecyOf(S1, { fact, unit: 'police', letterKind });
    expect([of('letter.sent', 'assist'), of('letter.received', 'assist')]).toEqual([undefined, undefined]);
    expect([of('letter.replied', 'assist'), of('letter.original-archived', 'assist')]).toEqual(
      Array(2).fill('confidential'),
    );
    expect(of('letter.replied')).toBeUndefined();
    expect(
      secrecyOf(S1, { fact: 'letter.replied', subject: { letter: 'a1' }, data: { kind: 'personal-matters' } }),
    ).toBe('confidential');
  });

  it('as rulebooks of before wrote it is the same', () => {
    expect([secrecyOfKind({ secret: true }), secrecyOfKind({}), secrecyOfKind(undefined)]).toEqual([
      'confidential',
      undefined,
      undefined,
    ]);
  });

  it('of a thing is that of what began it, and goes with it', () => {
    expect([secrecyOfSort(S3, 'sealed'), secrecyOfSort(S3, 'petition')]).toEqual(['sealed', undefined]);
    expect(secrecyOf(S3, { fact: 'learn.direct-route-pass' })).toBe('sealed');
  });

  it('is never below the paper’s own marking', () => {
    const marked = (level: '内部' | '机密') => secrecyOf(S3, { fact: 'learn.informants', data: { level } });
    expect([marked('内部'), marked('机密')]).toEqual(['internal', 'confidential']);
    expect(secrecyOf(S3, { rule: 'rectification.plan' })).toBeUndefined();
  });
});
