import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';
import { ApiProblem } from './problem.ts';
import { checkStart, groupsOf, startInstant } from './round-start.ts';
import { type RoundStartBody, roundStartSchema } from './schemas/round-start.ts';

const calendar = publishedCalendar();
const township = rulebookLibrary().resolve('township-2022');
const wuyang = rulebookLibrary().resolve('wuyang-2023');
const NOW = '2022-05-01T00:00:00.000Z';
const body = (parts: object = {}): RoundStartBody =>
  roundStartSchema.parse({
    no: 'R2022-02',
    rulebook: 'township-2022',
    groups: [{ no: 1, inspects: [{ no: 1, name: '甲镇党委', villages: 12 }] }],
    ...parts,
  });

const wrong = (parts: object) => {
  try {
    checkStart(body(parts), township, calendar, NOW);
    return [];
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem.errors?.map(({ field }) => field);
    throw error;
  }
};
const one = (no: number, more: object = {}) => ({ no, name: '某单位党组', ...more });

describe('checkStart', () => {
  it.each<[object, string[]]>([
    [{ params: { entryBy: '2022-04-21', exit: '2022-06-10' }, plans: { 'station.entry': '2022-04-21' } }, []],
    [{ params: { entryby: '2022-04-21' } }, ['params.entryby']],
    [{ params: { toString: '2022-04-21' } }, ['params.toString']],
    [{ plans: { 'no.such': '2022-04-21' } }, ['plans.no.such']],
    [{ groups: [{ no: 1, inspects: [one(1), one(1)] }] }, ['groups.0.inspects.1.no']],
    [{ groups: [1, 1].map((no) => ({ no, inspects: [one(1)] })) }, ['groups.1.no']],
    [{ groups: [{ no: 1, inspects: [one(1, { traits: ['x'] })] }] }, ['groups.0.inspects.0.traits']],
    [{ startedAt: '2022-04-01' }, ['startedAt']],
    [{ mode: 'backfill' }, ['startedAt']],
    [{ mode: 'backfill', startedAt: '2022-05-02' }, ['startedAt']],
    [{ mode: 'backfill', startedAt: '2001-05-02' }, ['startedAt']],
    [{ mode: 'backfill', startedAt: '2022-04-10' }, []],
  ])('%j is refused for %j', (parts, fields) => {
    expect(wrong(parts)).toEqual(fields);
  });
});

describe('groupsOf', () => {
  const traits = (inspected: object, book = township) =>
    groupsOf(body({ groups: [{ no: 3, inspects: [one(2, inspected)] }] }).groups, book)[0]?.inspections[0]?.traits;

  it('numbers inspections by group', () => {
    const [group] = groupsOf(body({ groups: [{ no: 3, inspects: [one(2, { villages: 9 })] }] }).groups, township);
    expect(group?.inspections[0]).toMatchObject({ ref: '3-2', group: 3, no: 2, name: '某单位党组', villages: 9 });
    // What an earlier release started had no such field: its input stays as it was.
    expect(group?.inspections[0]).not.toHaveProperty('target');
  });

  it.each<[object, string[]]>([
    [{}, []],
    [{ villages: 12 }, ['mobile-villages']],
    [{ villages: 12, mobile: 6 }, ['mobile-villages']],
    [{ villages: 12, mobile: 0 }, []],
    [{ villages: 12, traits: ['mobile-villages', 'sub-groups'] }, ['mobile-villages', 'sub-groups']],
  ])('%j has the traits %j', (inspected, expected) => {
    expect(traits(inspected)).toEqual(expected);
  });

  it('gives no trait that the rulebook does not know', () => {
    expect(traits({ villages: 12 }, wuyang)).toEqual([]);
  });
});

describe('startInstant', () => {
  it('is now, or the first moment of a backfilled round’s first day in Shanghai', () => {
    expect(startInstant(body(), NOW)).toBe(NOW);
    expect(startInstant(body({ mode: 'backfill', startedAt: '2022-04-10' }), NOW)).toBe('2022-04-09T16:00:00.000Z');
  });
});
