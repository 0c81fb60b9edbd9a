import { describe, expect, it } from 'vitest';
import type { FactData } from '../heart/state.ts';
import { subjectOf } from '../heart/subject.ts';
import { circlesOf, limitingSteps, type Standing, withoutLimited } from './circles.ts';
import type { Matter } from './matter.ts';
import { maySee } from './may-see.ts';
import { book, viewer } from './testing.ts';

const S3 = book('xinghai-2020');
const round = 'R2022-02';
const on = 'inspection/1-1';

const circle = (at: string, data: FactData, more: Partial<Standing> = {}): Standing => ({
  ...{ round, fact: 'learn.circle', on, at, data },
  ...more,
});
const matter = (fact: string, data: FactData, about = on): Matter => ({ round, fact, subject: subjectOf(about), data });

const circles = circlesOf(S3, [
  circle('2021-04-03T04:00:00.000Z', { kind: 'petition', numbers: ['7'], persons: ['p4'] }),
  circle('2021-04-02T04:00:00.000Z', { kind: 'petition', numbers: ['7', '8'], clues: [3], persons: ['p3'] }),
  circle('2021-04-04T04:00:00.000Z', { numbers: ['9'], persons: ['p3'] }, { fact: 'learn.talks' }),
]);
const who = (roles: string, person?: string) => viewer(roles, { person, circles });
const leader = who('leader@R2022-02/1', 'p1');
const [p3, p4] = [who('member@R2022-02/1', 'p3'), who('member@R2022-02/1', 'p4')];
const petition = (numbers: string[]) => matter('learn.petition-key', { numbers, note: '面谈' });

describe('a circle', () => {
  it('holds as it was said last of each number', () => {
    expect(limitingSteps(S3)).toEqual(['learn.circle']);
    expect(circles).toMatchObject([
      { sort: 'petition', number: '7', persons: ['p4'] },
      { sort: 'petition', number: '8', persons: ['p3'] },
      { sort: 'clue', number: '3', persons: ['p3'] },
    ]);
  });

  it('lets its people and the leader know, and nobody else', () => {
    const see = (numbers: string[]) =>
      [leader, p3, p4, who('office'), who('lg.head'), who('leader@R2022-02/2', 'p9')].map((one) =>
        maySee(S3, petition(numbers), one),
      );
    expect(see(['7'])).toEqual([true, false, true, false, false, false]);
    expect(see(['8'])).toEqual([true, true, false, false, false, false]);
    expect(see(['5'])).toEqual([true, true, true, true, true, false]);
  });

  it('tells numbers of another sort and another inspection apart', () => {
    expect(maySee(S3, matter('learn.working-papers', { numbers: ['7'] }), p3)).toBe(true);
    expect(maySee(S3, matter('learn.petitions', { numbers: ['7'] }, 'inspection/1-2'), p3)).toBe(true);
    expect(maySee(S3, { ...petition(['7']), round: 'R2023-01' }, who('office'))).toBe(true);
  });

  it('covers the thing itself, the circle and the clues', () => {
    const thing: Matter = { round, sort: 'petition', subject: subjectOf(on), data: { numbers: ['7'] } };
    expect([maySee(S3, thing, p3), maySee(S3, thing, p4)]).toEqual([false, true]);
    const own = matter('learn.circle', { kind: 'petition', numbers: ['7'], persons: ['p4'] });
    expect([maySee(S3, own, p3), maySee(S3, own, p4)]).toEqual([false, true]);
    const clues = matter('report.clues', { clues: [3] });
    expect([maySee(S3, clues, p3), maySee(S3, clues, p4)]).toEqual([true, false]);
  });

  it('does not hide a clue that was handed over from the office', () => {
    const batch = { ...matter('transfer.handover', { clues: [3] }, 'transfer/1'), inspections: ['1-1'] };
    expect(maySee(S3, batch, who('office'))).toBe(true);
  });

  it('takes single numbers out of what may be seen, and then the note', () => {
    const { data = {} } = petition(['5', '7']);
    expect(maySee(S3, petition(['5', '7']), p3)).toBe(true);
    expect(withoutLimited(S3, petition(['5', '7']), p3)).toEqual({ numbers: ['5'] });
    expect(withoutLimited(S3, petition(['5', '7']), p4)).toEqual(data);
    expect(withoutLimited(S3, matter('report.clues', { clues: [1, 3], note: '两件' }), p4)).toEqual({ clues: [1] });
  });

  it('keeps nothing from the auditor, who has the numbers alone', () => {
    expect(maySee(S3, petition(['7']), who('auditor'))).toBe(true);
  });
});
